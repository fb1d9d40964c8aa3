import type { Migration } from '../store/migrations.ts';

/** Nothing is ever changed or taken away, whoever holds the connection. */
const addOnly = (table: string) => `
  CREATE TRIGGER ${table}_never_changed BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the ledger only adds'); END;
  CREATE TRIGGER ${table}_never_removed BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the ledger only adds'); END;`;

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
];

/** Where an accepted entry's row stands, and the columns its body repeats. */
export const rowsOf = {
  claim: {
    table: 'coupons',
    columns: [
      'coupon',
      'code',
      'offer',
      'person',
      'nth',
      'serial',
      'terms',
      'value',
      'screen',
      'at',
    ],
  },
  redeem: {
    table: 'redemptions',
    columns: ['coupon', 'turn', 'after', 'at', 'site', 'till', 'staff'],
  },
  reverse: { table: 'reversals', columns: ['coupon', 'turn', 'at', 'staff', 'reason'] },
  void: { table: 'voids', columns: ['coupon', 'at', 'staff', 'reason'] },
} as const;
