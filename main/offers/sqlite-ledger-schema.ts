import type { Migration } from '../store/migrations.ts';

/** Nothing is ever changed or taken away, whoever holds the connection. */
const addOnly = (table: string) => `
  CREATE TRIGGER ${table}_never_changed BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the ledger only adds'); END;
  CREATE TRIGGER ${table}_never_removed BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the ledger only adds'); END;`;

/** A table in another form, with what was in it; its triggers and indexes go with the old one. */
const rebuilt = (table: string, form: string, rows: string) => `
  CREATE TABLE ${table}_anew (${form};
  INSERT INTO ${table}_anew ${rows};
  DROP TABLE ${table};
  ALTER TABLE ${table}_anew RENAME TO ${table};`;
const BRAND_OF_OLD = `coalesce((SELECT CASE WHEN json_valid(t.offer) THEN json_extract(t.offer, '$.brand') END
  FROM terms t WHERE t.digest = c.terms), '')`;
const ALL = [
  'entries',
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

/**
 * The rules that must hold even if all code above were wrong, said as constraints: one answer per intent; one coupon
 * per person and turn of an offer; one coupon per place in the stock; one redemption per turn; a second turn only
 * after the first was reversed.
 */
export const ledgerMigrations: readonly Migration[] = [
  {
    name: 'the ledger',
    sql: `
      CREATE TABLE ledger (id INTEGER PRIMARY KEY CHECK (id = 1), epoch TEXT NOT NULL) STRICT;
      INSERT INTO ledger (id, epoch) VALUES (1, lower(hex(randomblob(16))));

      CREATE TABLE entries (
        seq INTEGER PRIMARY KEY,
        op TEXT NOT NULL CHECK (op IN ('claim', 'redeem', 'reverse', 'void')),
        intent TEXT NOT NULL,
        about TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (op, intent)
      ) STRICT;

      CREATE TABLE terms (digest TEXT PRIMARY KEY, offer TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE coupons (
        seq INTEGER PRIMARY KEY REFERENCES entries (seq),
        coupon TEXT NOT NULL UNIQUE,
        code TEXT NOT NULL UNIQUE,
        offer TEXT NOT NULL,
        person TEXT NOT NULL,
        nth INTEGER NOT NULL CHECK (nth >= 1),
        serial INTEGER NOT NULL CHECK (serial >= 1),
        terms TEXT NOT NULL REFERENCES terms (digest),
        value INTEGER NOT NULL CHECK (value >= 0),
        screen TEXT,
        at INTEGER NOT NULL,
        UNIQUE (offer, person, nth),
        UNIQUE (offer, serial)
      ) STRICT;
      CREATE INDEX coupons_of_person ON coupons (person, seq);

      CREATE TABLE redemptions (
        coupon TEXT NOT NULL REFERENCES coupons (coupon),
        turn INTEGER NOT NULL CHECK (turn >= 1),
        after INTEGER,
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        at INTEGER NOT NULL,
        site TEXT NOT NULL,
        till TEXT NOT NULL,
        staff TEXT NOT NULL,
        PRIMARY KEY (coupon, turn),
        FOREIGN KEY (coupon, after) REFERENCES reversals (coupon, turn),
        CHECK (CASE turn WHEN 1 THEN after IS NULL ELSE after IS turn - 1 END)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE reversals (
        coupon TEXT NOT NULL,
        turn INTEGER NOT NULL,
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        PRIMARY KEY (coupon, turn),
        FOREIGN KEY (coupon, turn) REFERENCES redemptions (coupon, turn)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE voids (
        coupon TEXT PRIMARY KEY REFERENCES coupons (coupon),
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> '')
      ) STRICT, WITHOUT ROWID;
      ${['ledger', 'entries', 'terms', 'coupons', 'redemptions', 'reversals', 'voids'].map(addOnly).join('')}
    `,
  },
  {
    name: 'parts, limits by the day, loans to nodes, exceptions, brands',
    rebuilds: true,
    sql: `
      ${rebuilt(
        'entries',
        `
        seq INTEGER PRIMARY KEY,
        op TEXT NOT NULL,
        intent TEXT NOT NULL,
        about TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        hash TEXT NOT NULL,
        brand TEXT,
        offer TEXT,
        coupon TEXT,
        UNIQUE (op, intent)
      ) STRICT`,
        `
        SELECT e.*, CASE WHEN c.coupon IS NULL THEN NULL ELSE ${BRAND_OF_OLD} END, c.offer, c.coupon FROM entries e LEFT JOIN coupons c ON c.coupon = coalesce(
          json_extract(e.body, '$.coupon'),
          (SELECT o.coupon FROM coupons o WHERE e.op = 'redeem' AND o.code = e.about))`,
      )}
      ${rebuilt(
        'coupons',
        `
        seq INTEGER PRIMARY KEY REFERENCES entries (seq),
        brand TEXT NOT NULL,
        coupon TEXT NOT NULL UNIQUE,
        code TEXT NOT NULL UNIQUE,
        offer TEXT NOT NULL,
        person TEXT,
        nth INTEGER NOT NULL CHECK (nth >= 1),
        serial INTEGER NOT NULL CHECK (serial >= 1),
        terms TEXT NOT NULL REFERENCES terms (digest),
        value INTEGER NOT NULL CHECK (value >= 0),
        parts INTEGER NOT NULL DEFAULT 0 CHECK (parts IN (0, 1)),
        screen TEXT,
        source TEXT,
        lease TEXT REFERENCES leases (lease),
        day TEXT,
        at INTEGER NOT NULL,
        UNIQUE (brand, offer, person, nth),
        UNIQUE (brand, offer, serial)
      ) STRICT`,
        `
        SELECT c.seq, ${BRAND_OF_OLD}, c.coupon, c.code, c.offer, c.person, c.nth, c.serial, c.terms, c.value, 0,
               c.screen, NULL, NULL, NULL, c.at FROM coupons c`,
      )}
      CREATE INDEX coupons_of_person ON coupons (person, seq);
      CREATE INDEX coupons_of_lease ON coupons (lease) WHERE lease IS NOT NULL;
      ${rebuilt(
        'redemptions',
        `
        coupon TEXT NOT NULL REFERENCES coupons (coupon),
        turn INTEGER NOT NULL CHECK (turn >= 1),
        after INTEGER,
        parts INTEGER NOT NULL DEFAULT 0,
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        value INTEGER CHECK (value >= 0),
        amount INTEGER CHECK (amount >= 0),
        receipt TEXT,
        day TEXT,
        at INTEGER NOT NULL,
        site TEXT NOT NULL,
        till TEXT NOT NULL,
        staff TEXT NOT NULL,
        node TEXT,
        PRIMARY KEY (coupon, turn),
        FOREIGN KEY (coupon, after) REFERENCES reversals (coupon, turn),
        CHECK (CASE WHEN turn = 1 OR parts = 1 THEN after IS NULL ELSE after IS turn - 1 END)
      ) STRICT, WITHOUT ROWID`,
        `
        SELECT r.coupon, r.turn, r.after, 0, r.seq, c.brand, NULL, NULL, NULL, NULL, r.at, r.site, r.till, r.staff, NULL
        FROM redemptions r JOIN coupons c ON c.coupon = r.coupon`,
      )}
      ${rebuilt(
        'reversals',
        `
        coupon TEXT NOT NULL,
        turn INTEGER NOT NULL,
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        PRIMARY KEY (coupon, turn),
        FOREIGN KEY (coupon, turn) REFERENCES redemptions (coupon, turn)
      ) STRICT, WITHOUT ROWID`,
        `
        SELECT r.coupon, r.turn, r.seq, c.brand, r.at, r.staff, r.reason
        FROM reversals r JOIN coupons c ON c.coupon = r.coupon`,
      )}
      ${rebuilt(
        'voids',
        `
        coupon TEXT PRIMARY KEY REFERENCES coupons (coupon),
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> '')
      ) STRICT, WITHOUT ROWID`,
        `
        SELECT v.coupon, v.seq, c.brand, v.at, v.staff, v.reason
        FROM voids v JOIN coupons c ON c.coupon = v.coupon`,
      )}

      CREATE TABLE takes (
        coupon TEXT PRIMARY KEY REFERENCES coupons (coupon),
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        person TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX takes_of_person ON takes (person);

      CREATE TABLE delegations (
        coupon TEXT NOT NULL REFERENCES coupons (coupon),
        nth INTEGER NOT NULL CHECK (nth >= 1),
        after INTEGER,
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        node TEXT NOT NULL,
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        PRIMARY KEY (coupon, nth),
        FOREIGN KEY (coupon, after) REFERENCES returns (coupon, nth),
        CHECK (CASE nth WHEN 1 THEN after IS NULL ELSE after IS nth - 1 END)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE returns (
        coupon TEXT NOT NULL,
        nth INTEGER NOT NULL,
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        lost INTEGER NOT NULL CHECK (lost IN (0, 1)),
        reason TEXT NOT NULL CHECK (lost = 0 OR reason <> ''),
        charge INTEGER NOT NULL CHECK (charge >= 0),
        site TEXT NOT NULL,
        PRIMARY KEY (coupon, nth),
        FOREIGN KEY (coupon, nth) REFERENCES delegations (coupon, nth)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE leases (
        lease TEXT PRIMARY KEY,
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        offer TEXT NOT NULL,
        terms TEXT NOT NULL REFERENCES terms (digest),
        node TEXT NOT NULL,
        first INTEGER NOT NULL CHECK (first >= 1),
        last INTEGER NOT NULL CHECK (last >= first),
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        UNIQUE (brand, offer, first)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE lease_ends (
        lease TEXT PRIMARY KEY REFERENCES leases (lease),
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('handed-back', 'written-off')),
        rest INTEGER,
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        reason TEXT NOT NULL,
        charge INTEGER NOT NULL CHECK (charge >= 0),
        site TEXT NOT NULL,
        CHECK (CASE how WHEN 'handed-back' THEN rest IS NOT NULL ELSE rest IS NULL AND reason <> '' END)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE exceptions (
        seq INTEGER PRIMARY KEY REFERENCES entries (seq),
        brand TEXT NOT NULL,
        coupon TEXT NOT NULL REFERENCES coupons (coupon),
        why TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (value >= 0),
        amount INTEGER,
        receipt TEXT,
        at INTEGER NOT NULL,
        site TEXT NOT NULL,
        till TEXT NOT NULL,
        staff TEXT NOT NULL,
        node TEXT
      ) STRICT;
      CREATE TABLE settled (
        exception INTEGER PRIMARY KEY REFERENCES exceptions (seq),
        seq INTEGER NOT NULL UNIQUE REFERENCES entries (seq),
        brand TEXT NOT NULL,
        at INTEGER NOT NULL,
        staff TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> '')
      ) STRICT;

      -- Counted as we go, so that no claim has to count the others. Follows from the rows; verified against them.
      CREATE TABLE tallies (
        brand TEXT NOT NULL,
        offer TEXT NOT NULL,
        day TEXT NOT NULL,
        person TEXT NOT NULL,
        claims INTEGER NOT NULL,
        uses INTEGER NOT NULL CHECK (uses >= 0),
        drawn INTEGER NOT NULL,
        serial INTEGER NOT NULL,
        freed INTEGER NOT NULL CHECK (freed <= serial),
        PRIMARY KEY (brand, offer, day, person)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO tallies
        SELECT brand, offer, '', '', count(*),
               (SELECT count(*) FROM redemptions r JOIN coupons o ON o.coupon = r.coupon
                WHERE o.brand = c.brand AND o.offer = c.offer AND NOT EXISTS
                  (SELECT 1 FROM reversals v WHERE v.coupon = r.coupon AND v.turn = r.turn)),
               sum(value), max(serial), 0
        FROM coupons c GROUP BY brand, offer;

      CREATE TRIGGER redemptions_within_balance BEFORE INSERT ON redemptions
        BEGIN
          SELECT RAISE(ABORT, 'not as the coupon is') WHERE NEW.parts <>
            (SELECT parts FROM coupons WHERE coupon = NEW.coupon);
          SELECT RAISE(ABORT, 'more than the balance') WHERE NEW.parts = 1 AND
            (SELECT coalesce(sum(r.value), 0) FROM redemptions r WHERE r.coupon = NEW.coupon AND NOT EXISTS
               (SELECT 1 FROM reversals v WHERE v.coupon = r.coupon AND v.turn = r.turn)) + NEW.value >
            (SELECT value FROM coupons WHERE coupon = NEW.coupon);
        END;
      CREATE TRIGGER coupons_out_of_own_stock BEFORE INSERT ON coupons
        BEGIN
          SELECT RAISE(ABORT, 'a serial that is lent') WHERE EXISTS
            (SELECT 1 FROM leases WHERE brand = NEW.brand AND offer = NEW.offer
               AND NEW.serial BETWEEN first AND last AND lease IS NOT NEW.lease);
          SELECT RAISE(ABORT, 'a serial that is not lent') WHERE NEW.lease IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM leases WHERE lease = NEW.lease AND brand = NEW.brand AND offer = NEW.offer
               AND NEW.serial BETWEEN first AND last);
        END;
      CREATE TRIGGER leases_of_free_stock BEFORE INSERT ON leases
        BEGIN
          SELECT RAISE(ABORT, 'serials that are lent') WHERE EXISTS
            (SELECT 1 FROM leases WHERE brand = NEW.brand AND offer = NEW.offer
               AND first <= NEW.last AND last >= NEW.first);
          SELECT RAISE(ABORT, 'serials that are claimed') WHERE EXISTS
            (SELECT 1 FROM coupons WHERE brand = NEW.brand AND offer = NEW.offer
               AND serial BETWEEN NEW.first AND NEW.last);
        END;
      ${ALL.map(addOnly).join('')}
    `,
  },
  {
    name: 'a ledger that has moved',
    sql: `
      CREATE TABLE moved (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        at INTEGER NOT NULL,
        target TEXT NOT NULL
      ) STRICT;
      ${addOnly('moved')}
    `,
  },
];
