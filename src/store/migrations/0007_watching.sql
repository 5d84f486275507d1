CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"is_open" boolean NOT NULL,
	"alert" json NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "alerts_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"key" text PRIMARY KEY NOT NULL,
	"begun_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lives" (
	"review_id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"live" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"revision" integer NOT NULL,
	"schedule" json NOT NULL,
	"next" timestamp (3) with time zone NOT NULL,
	"baseline" bigint,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "schedules_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"review_id" text PRIMARY KEY NOT NULL,
	"seen" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "standing" json;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lives" ADD CONSTRAINT "lives_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_baseline_snapshots_ordinal_fk" FOREIGN KEY ("baseline") REFERENCES "public"."snapshots"("ordinal") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_of_review" ON "alerts" USING btree ("review_id","ordinal");--> statement-breakpoint
CREATE INDEX "deliveries_by_begin" ON "deliveries" USING btree ("begun_at");--> statement-breakpoint
CREATE INDEX "schedules_of_conversation" ON "schedules" USING btree ("conversation_id","ordinal");--> statement-breakpoint
CREATE INDEX "schedules_of_review" ON "schedules" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "schedules_by_baseline" ON "schedules" USING btree ("baseline");--> statement-breakpoint
CREATE INDEX "snapshots_of_scope" ON "snapshots" USING btree ("scope","as_of");