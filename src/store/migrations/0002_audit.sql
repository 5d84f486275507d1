CREATE TABLE "audit" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"who" text NOT NULL,
	"kind" text NOT NULL,
	"review" text,
	"conversation" text,
	"saw" text,
	"facts" json NOT NULL,
	"texts" json NOT NULL,
	"previous" text NOT NULL,
	"key" text,
	"hash" text NOT NULL,
	"mac" text
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"hash" text NOT NULL,
	"mac" text,
	"key" text,
	"seal" text
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"person" json NOT NULL,
	CONSTRAINT "people_account_unique" UNIQUE("account")
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"hash" text PRIMARY KEY NOT NULL,
	"kept" json NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_of_review" ON "audit" USING btree ("review","number");--> statement-breakpoint
INSERT INTO "audit_head" ("id", "count", "hash") VALUES (1, 0, repeat('0', 64));
--> statement-breakpoint
CREATE FUNCTION "audit_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The audit record only grows: % on % is refused.', TG_OP, TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE FUNCTION "audit_head_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."id" <> OLD."id" OR NEW."count" <= OLD."count" THEN
		RAISE EXCEPTION 'The audit record only grows: its head cannot go from entry % to entry %.', OLD."count", NEW."count";
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
--> statement-breakpoint
CREATE TRIGGER "audit_has_one_head" BEFORE INSERT OR DELETE OR TRUNCATE ON "audit_head" FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
--> statement-breakpoint
CREATE TRIGGER "audit_head_grows" BEFORE UPDATE ON "audit_head" FOR EACH ROW EXECUTE FUNCTION "audit_head_grows"();
--> statement-breakpoint
-- Also in a session that leaves triggers out, as replication does.
ALTER TABLE "audit" ENABLE ALWAYS TRIGGER "audit_is_append_only";
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ALWAYS TRIGGER "audit_has_one_head";
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ALWAYS TRIGGER "audit_head_grows";
