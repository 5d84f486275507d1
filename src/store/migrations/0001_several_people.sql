CREATE TABLE "assignments" (
	"review_id" text NOT NULL,
	"target" text NOT NULL,
	"assignment" json NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "assignments_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "assignments_review_id_target_pk" PRIMARY KEY("review_id","target")
);
--> statement-breakpoint
CREATE TABLE "opened" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "team_id" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "person_id" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened" ADD CONSTRAINT "opened_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_of_person" ON "conversations" USING btree ("person_id");