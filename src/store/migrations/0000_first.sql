CREATE TABLE "answers" (
	"review_id" text NOT NULL,
	"fact" text NOT NULL,
	"subject" text NOT NULL,
	"earlier" integer NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "answers_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"said" json NOT NULL,
	CONSTRAINT "answers_review_id_fact_subject_earlier_pk" PRIMARY KEY("review_id","fact","subject","earlier")
);
--> statement-breakpoint
CREATE TABLE "asking" (
	"conversation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"asking" json NOT NULL,
	CONSTRAINT "asking_conversation_id_user_id_pk" PRIMARY KEY("conversation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"tenant_id" text,
	"reference" json NOT NULL,
	"installed_by" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"key" text PRIMARY KEY NOT NULL,
	"intent" json NOT NULL,
	"who" json NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "inbox_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"thread" text NOT NULL,
	"slot" text NOT NULL,
	"activity_id" text NOT NULL,
	CONSTRAINT "messages_thread_slot_pk" PRIMARY KEY("thread","slot")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"name" text NOT NULL,
	"profile" json NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "reviews_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"ordinal" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "snapshots_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" text NOT NULL,
	"tenant_id" text,
	"as_of" timestamp (3) with time zone NOT NULL,
	"reading" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_by_done" ON "inbox" USING btree ("done_at","ordinal");--> statement-breakpoint
CREATE INDEX "reviews_of_conversation" ON "reviews" USING btree ("conversation_id","ordinal");--> statement-breakpoint
CREATE INDEX "snapshots_of_review" ON "snapshots" USING btree ("review_id","as_of","ordinal");