CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"revision" integer NOT NULL,
	"published" integer DEFAULT 0 NOT NULL,
	"request" json NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "approvals_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approvals_of_review" ON "approvals" USING btree ("review_id","ordinal");