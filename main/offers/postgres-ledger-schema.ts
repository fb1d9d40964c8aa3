import type { Migration } from '../store/migrations.ts';

/** May read what is of the brand that its transaction names, and nothing else; it never logs in. */
export const BRAND_ROLE = 'lookglass_brand';
export const BRAND_SETTING = 'lookglass.brand';

const ROWS = [
  'coupons',
  'takes',
  'redemptions',
  'reversals',
  'voids',
  'delegations',
  'returns',
  'leases',
  'lease_ends',
  'exceptions',
  'settled',
];

const addOnly = (table: string) => `
  CREATE TRIGGER ${table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    EXECUTE FUNCTION only_added();`;
const ofBrand = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY of_brand ON ${table} FOR SELECT TO ${BRAND_ROLE}
    USING (brand = current_setting('${BRAND_SETTING}', true));
  GRANT SELECT ON ${table} TO ${BRAND_ROLE};`;
/** The end of the chain is not where it was taken to be. */
export const GONE_ON = 'LG001';
/** Planned once, when the tables may still be empty, for whoever writes. */
const BY_INDEX =
  'SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan';
/** Every row stands for an entry, of the same brand. */
const entered = 'FOREIGN KEY (brand, seq) REFERENCES entries (brand, seq)';

/**
 * The same tables and the same rules as on SQLite. What may point at a row of its own batch is looked at when the
 * batch is committed; what concerns many rows at once is looked at once for all of them.
 */
export const postgresLedgerMigrations: readonly Migration[] = [
  {
    name: 'the ledger',
    sql: `
      -- Where the chain ends. Whoever writes holds this row, so that there is one writer at a time.
      CREATE TABLE ledger (
        id integer PRIMARY KEY CHECK (id = 1),
        epoch text NOT NULL,
        seq bigint NOT NULL,
        hash text NOT NULL
      ) WITH (fillfactor = 10);
      INSERT INTO ledger VALUES (1, replace(gen_random_uuid()::text, '-', ''), 0, '');

      CREATE TABLE entries (
        seq bigint PRIMARY KEY,
        op text NOT NULL,
        intent text NOT NULL,
        about text NOT NULL,
        at bigint NOT NULL,
        body text NOT NULL,
        hash text NOT NULL,
        brand text,
        offer text,
        coupon text,
        UNIQUE (op, intent),
        UNIQUE (brand, seq)
      );
      CREATE TABLE terms (
        digest text PRIMARY KEY,
        offer text NOT NULL,
        brand text NOT NULL GENERATED ALWAYS AS (offer::json ->> 'brand') STORED,
        UNIQUE (digest, brand)
      );

      CREATE TABLE leases (
        lease text PRIMARY KEY,
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        offer text NOT NULL,
        terms text NOT NULL,
        node text NOT NULL,
        first bigint NOT NULL CHECK (first >= 1),
        last bigint NOT NULL CHECK (last >= first),
        at bigint NOT NULL,
        staff text NOT NULL,
        FOREIGN KEY (terms, brand) REFERENCES terms (digest, brand),
        UNIQUE (brand, offer, first),
        ${entered}
      );
      CREATE TABLE lease_ends (
        lease text PRIMARY KEY REFERENCES leases (lease),
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        how text NOT NULL CHECK (how IN ('handed-back', 'written-off')),
        rest bigint,
        at bigint NOT NULL,
        staff text NOT NULL,
        reason text NOT NULL,
        charge bigint NOT NULL CHECK (charge >= 0),
        site text NOT NULL,
        CHECK (CASE how WHEN 'handed-back' THEN rest IS NOT NULL ELSE rest IS NULL AND reason <> '' END),
        ${entered}
      );

      CREATE TABLE coupons (
        seq bigint PRIMARY KEY,
        brand text NOT NULL,
        coupon text NOT NULL UNIQUE,
        code text NOT NULL UNIQUE,
        offer text NOT NULL,
        person text,
        nth bigint NOT NULL CHECK (nth >= 1),
        serial bigint NOT NULL CHECK (serial >= 1),
        terms text NOT NULL,
        value bigint NOT NULL CHECK (value >= 0),
        parts smallint NOT NULL DEFAULT 0 CHECK (parts IN (0, 1)),
        screen text,
        source text,
        lease text REFERENCES leases (lease),
        day text,
        at bigint NOT NULL,
        FOREIGN KEY (terms, brand) REFERENCES terms (digest, brand),
        UNIQUE (brand, offer, person, nth),
        UNIQUE (brand, offer, serial),
        ${entered}
      );
      CREATE INDEX coupons_of_person ON coupons (person, seq);
      CREATE INDEX coupons_of_lease ON coupons (lease) WHERE lease IS NOT NULL;
      CREATE TABLE takes (
        coupon text PRIMARY KEY REFERENCES coupons (coupon),
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        person text NOT NULL,
        at bigint NOT NULL,
        ${entered}
      );
      CREATE INDEX takes_of_person ON takes (person);

      CREATE TABLE redemptions (
        coupon text NOT NULL REFERENCES coupons (coupon),
        turn bigint NOT NULL CHECK (turn >= 1),
        after bigint,
        parts smallint NOT NULL DEFAULT 0,
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        value bigint CHECK (value >= 0),
        amount bigint CHECK (amount >= 0),
        receipt text,
        day text,
        at bigint NOT NULL,
        site text NOT NULL,
        till text NOT NULL,
        staff text NOT NULL,
        node text,
        PRIMARY KEY (coupon, turn),
        CHECK (CASE WHEN turn = 1 OR parts = 1 THEN after IS NULL ELSE after IS NOT DISTINCT FROM turn - 1 END),
        ${entered}
      );
      CREATE TABLE reversals (
        coupon text NOT NULL,
        turn bigint NOT NULL,
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        at bigint NOT NULL,
        staff text NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        PRIMARY KEY (coupon, turn),
        FOREIGN KEY (coupon, turn) REFERENCES redemptions (coupon, turn),
        ${entered}
      );
      ALTER TABLE redemptions ADD FOREIGN KEY (coupon, after) REFERENCES reversals (coupon, turn)
        DEFERRABLE INITIALLY DEFERRED;
      CREATE TABLE voids (
        coupon text PRIMARY KEY REFERENCES coupons (coupon),
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        at bigint NOT NULL,
        staff text NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        ${entered}
      );

      CREATE TABLE delegations (
        coupon text NOT NULL REFERENCES coupons (coupon),
        nth bigint NOT NULL CHECK (nth >= 1),
        after bigint,
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        node text NOT NULL,
        at bigint NOT NULL,
        staff text NOT NULL,
        PRIMARY KEY (coupon, nth),
        CHECK (CASE nth WHEN 1 THEN after IS NULL ELSE after IS NOT DISTINCT FROM nth - 1 END),
        ${entered}
      );
      CREATE TABLE returns (
        coupon text NOT NULL,
        nth bigint NOT NULL,
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        at bigint NOT NULL,
        staff text NOT NULL,
        lost smallint NOT NULL CHECK (lost IN (0, 1)),
        reason text NOT NULL CHECK (lost = 0 OR reason <> ''),
        charge bigint NOT NULL CHECK (charge >= 0),
        site text NOT NULL,
        PRIMARY KEY (coupon, nth),
        FOREIGN KEY (coupon, nth) REFERENCES delegations (coupon, nth),
        ${entered}
      );
      ALTER TABLE delegations ADD FOREIGN KEY (coupon, after) REFERENCES returns (coupon, nth)
        DEFERRABLE INITIALLY DEFERRED;

      CREATE TABLE exceptions (
        seq bigint PRIMARY KEY,
        brand text NOT NULL,
        coupon text NOT NULL REFERENCES coupons (coupon),
        why text NOT NULL,
        value bigint NOT NULL CHECK (value >= 0),
        amount bigint,
        receipt text,
        at bigint NOT NULL,
        site text NOT NULL,
        till text NOT NULL,
        staff text NOT NULL,
        node text,
        ${entered}
      );
      CREATE TABLE settled (
        exception bigint PRIMARY KEY REFERENCES exceptions (seq),
        seq bigint NOT NULL UNIQUE,
        brand text NOT NULL,
        at bigint NOT NULL,
        staff text NOT NULL,
        outcome text NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        ${entered}
      );

      CREATE TABLE tallies (
        brand text NOT NULL,
        offer text NOT NULL,
        day text NOT NULL,
        person text NOT NULL,
        claims bigint NOT NULL,
        uses bigint NOT NULL CHECK (uses >= 0),
        drawn bigint NOT NULL,
        serial bigint NOT NULL,
        freed bigint NOT NULL CHECK (freed <= serial),
        PRIMARY KEY (brand, offer, day, person)
      ) WITH (fillfactor = 50);

      CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the ledger only adds'; END $$;
      ${['entries', 'terms', ...ROWS].map(addOnly).join('')}

      CREATE FUNCTION redemption_within_balance() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE worth coupons%ROWTYPE;
        BEGIN
          SELECT * INTO worth FROM coupons WHERE coupon = NEW.coupon;
          IF worth.parts <> NEW.parts THEN RAISE EXCEPTION 'not as the coupon is'; END IF;
          IF NEW.parts = 1 AND worth.value < (
            SELECT sum(r.value) FROM redemptions r WHERE r.coupon = NEW.coupon AND NOT EXISTS
              (SELECT 1 FROM reversals v WHERE v.coupon = r.coupon AND v.turn = r.turn))
          THEN RAISE EXCEPTION 'more than the balance'; END IF;
          RETURN NULL;
        END $$;
      CREATE CONSTRAINT TRIGGER redemptions_within_balance AFTER INSERT ON redemptions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION redemption_within_balance();

      CREATE FUNCTION coupons_out_of_own_stock() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM added a JOIN leases l ON l.brand = a.brand AND l.offer = a.offer
                       AND a.serial BETWEEN l.first AND l.last WHERE a.lease IS DISTINCT FROM l.lease)
          THEN RAISE EXCEPTION 'a serial that is lent'; END IF;
          IF EXISTS (SELECT 1 FROM added a WHERE a.lease IS NOT NULL AND NOT EXISTS
                      (SELECT 1 FROM leases l WHERE l.lease = a.lease AND l.brand = a.brand AND l.offer = a.offer
                         AND a.serial BETWEEN l.first AND l.last))
          THEN RAISE EXCEPTION 'a serial that is not lent'; END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER coupons_out_of_own_stock AFTER INSERT ON coupons REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION coupons_out_of_own_stock();

      CREATE FUNCTION lease_of_free_stock() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM leases l WHERE l.brand = NEW.brand AND l.offer = NEW.offer
                       AND l.first <= NEW.last AND l.last >= NEW.first AND l.lease <> NEW.lease)
          THEN RAISE EXCEPTION 'serials that are lent'; END IF;
          IF EXISTS (SELECT 1 FROM coupons c WHERE c.brand = NEW.brand AND c.offer = NEW.offer
                       AND c.serial BETWEEN NEW.first AND NEW.last AND c.lease IS DISTINCT FROM NEW.lease)
          THEN RAISE EXCEPTION 'serials that are claimed'; END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER leases_of_free_stock BEFORE INSERT ON leases
        FOR EACH ROW EXECUTE FUNCTION lease_of_free_stock();

      -- Roles belong to the whole server: another database, or another hub at this moment, may have made it.
      DO $$ BEGIN
        CREATE ROLE ${BRAND_ROLE} NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        EXECUTE format('GRANT ${BRAND_ROLE} TO %I', current_user);
      EXCEPTION WHEN insufficient_privilege THEN
        IF NOT pg_has_role(current_user, '${BRAND_ROLE}', 'SET') THEN RAISE; END IF;
      END $$;
      DO $$ BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${BRAND_ROLE}', current_schema());
      END $$;
      ${['entries', 'terms', ...ROWS, 'tallies'].map(ofBrand).join('')}
    `,
  },
  {
    name: 'looked at once for all rows of a statement',
    sql: `
      -- Entries, terms and coupons are never changed or taken away, so that what a row points at need be looked for only
      -- when the row comes: once for all rows of a statement, where a foreign key asks and locks row by row.
      CREATE FUNCTION coupons_are_sound() RETURNS trigger LANGUAGE plpgsql ${BY_INDEX} AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM added a WHERE NOT EXISTS
                      (SELECT 1 FROM entries e WHERE e.seq = a.seq AND e.brand = a.brand))
          THEN RAISE foreign_key_violation USING MESSAGE = 'a coupon violates the brand of its entry, or has none'; END IF;
          IF EXISTS (SELECT 1 FROM (SELECT DISTINCT terms, brand FROM added) a WHERE NOT EXISTS
                      (SELECT 1 FROM terms t WHERE t.digest = a.terms AND t.brand = a.brand))
          THEN RAISE foreign_key_violation USING MESSAGE = 'a coupon violates the brand of its terms, or has none'; END IF;
          IF EXISTS (SELECT 1 FROM added a WHERE a.lease IS NOT NULL AND NOT EXISTS
                      (SELECT 1 FROM leases l WHERE l.lease = a.lease AND l.brand = a.brand AND l.offer = a.offer
                         AND a.serial BETWEEN l.first AND l.last))
          THEN RAISE EXCEPTION 'a serial that is not lent'; END IF;
          IF EXISTS (SELECT 1 FROM (SELECT brand, offer, min(serial) AS low, max(serial) AS high
                                      FROM added GROUP BY brand, offer) o
                       JOIN leases l ON l.brand = o.brand AND l.offer = o.offer AND l.first <= o.high AND l.last >= o.low)
             AND EXISTS (SELECT 1 FROM added a JOIN leases l ON l.brand = a.brand AND l.offer = a.offer
                           AND a.serial BETWEEN l.first AND l.last WHERE a.lease IS DISTINCT FROM l.lease)
          THEN RAISE EXCEPTION 'a serial that is lent'; END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER coupons_are_sound AFTER INSERT ON coupons REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION coupons_are_sound();
      DROP TRIGGER coupons_out_of_own_stock ON coupons;
      DROP FUNCTION coupons_out_of_own_stock();
      ALTER TABLE coupons DROP CONSTRAINT coupons_brand_seq_fkey, DROP CONSTRAINT coupons_terms_brand_fkey,
        DROP CONSTRAINT coupons_lease_fkey;

      CREATE FUNCTION redemptions_are_sound() RETURNS trigger LANGUAGE plpgsql ${BY_INDEX} AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM added a WHERE NOT EXISTS
                      (SELECT 1 FROM entries e WHERE e.seq = a.seq AND e.brand = a.brand))
          THEN RAISE foreign_key_violation USING MESSAGE = 'a redemption violates the brand of its entry, or has none'; END IF;
          IF EXISTS (SELECT 1 FROM added a WHERE NOT EXISTS
                      (SELECT 1 FROM coupons c WHERE c.coupon = a.coupon AND c.parts = a.parts))
          THEN RAISE foreign_key_violation USING MESSAGE = 'a redemption is not as the coupon is, or of none'; END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER redemptions_are_sound AFTER INSERT ON redemptions REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION redemptions_are_sound();
      ALTER TABLE redemptions DROP CONSTRAINT redemptions_brand_seq_fkey, DROP CONSTRAINT redemptions_coupon_fkey;
      CREATE OR REPLACE FUNCTION redemption_within_balance() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (SELECT c.value FROM coupons c WHERE c.coupon = NEW.coupon) < (
            SELECT sum(r.value) FROM redemptions r WHERE r.coupon = NEW.coupon AND NOT EXISTS
              (SELECT 1 FROM reversals v WHERE v.coupon = r.coupon AND v.turn = r.turn))
          THEN RAISE EXCEPTION 'more than the balance'; END IF;
          RETURN NULL;
        END $$;
      DROP TRIGGER redemptions_within_balance ON redemptions;
      CREATE CONSTRAINT TRIGGER redemptions_within_balance AFTER INSERT ON redemptions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parts = 1) EXECUTE FUNCTION redemption_within_balance();

      -- One index finds a person's coupons and keeps their number.
      ALTER TABLE coupons ADD UNIQUE (person, brand, offer, nth),
        DROP CONSTRAINT coupons_brand_offer_person_nth_key;
      DROP INDEX coupons_of_person;

      -- Moves the end of the chain on, if it is where whoever writes takes it to be; it is held from then on.
      CREATE FUNCTION advance_ledger(was_seq bigint, was_hash text, new_seq bigint, new_hash text) RETURNS void
        LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE ledger SET seq = new_seq, hash = new_hash WHERE id = 1 AND seq = was_seq AND hash = was_hash;
          IF NOT FOUND THEN RAISE EXCEPTION 'the chain has gone on' USING ERRCODE = '${GONE_ON}'; END IF;
        END $$;
    `,
  },
];
