CREATE TABLE "evidence" (
	"hash" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"policy" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"revision" integer NOT NULL,
	"waiver" json NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "waivers_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "waiver_changes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waivers_of_review" ON "waivers" USING btree ("review_id","ordinal");