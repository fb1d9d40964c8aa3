import { join } from 'node:path';
import type { Migration } from '../store/migrations.ts';

/**
 * A file of its own beside the ledger: everything here can be imported again, so it may be written faster than what
 * can not.
 */
export const catalogPath = (dataFolder: string): string => join(dataFolder, 'catalog.sqlite');

export const reportsFolder = (dataFolder: string): string => join(dataFolder, 'imports');

/**
 * `batches` is one reading of one file. Tags, looks and reviews belong to a batch and are seen only while it is live,
 * so a new file replaces the old one in a single step. Products are changed in place, row by row, because their number
 * is large and their identity outlives the file; `batch` then says which reading saw a product last.
 */
export const catalogMigrations: readonly Migration[] = [
  {
    name: 'catalogue',
    sql: `
      CREATE TABLE batches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'live', 'dropped')),
        process INTEGER NOT NULL,
        digest TEXT,
        summary TEXT
      ) STRICT;
      CREATE UNIQUE INDEX batches_live ON batches (kind, source) WHERE state = 'live';

      CREATE TABLE products (
        id INTEGER PRIMARY KEY,
        sku TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        batch INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        gtin TEXT,
        name TEXT NOT NULL,
        brand TEXT NOT NULL,
        category TEXT NOT NULL,
        gender TEXT NOT NULL,
        colour TEXT NOT NULL,
        season TEXT NOT NULL,
        occasion TEXT NOT NULL,
        price INTEGER,
        list_price INTEGER,
        currency TEXT NOT NULL,
        image TEXT,
        slot TEXT NOT NULL,
        kind TEXT NOT NULL,
        brand_key TEXT NOT NULL,
        colour_key TEXT NOT NULL,
        seasons INTEGER NOT NULL,
        available INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX products_gtin ON products (gtin) WHERE gtin IS NOT NULL;
      -- Everything an outfit is chosen by, so that candidates are read side by side and not from all over the table.
      CREATE INDEX products_slot ON products
        (slot, gender, occasion, available, id, seasons, kind, colour, price, sku, name);
      CREATE INDEX products_kind ON products (kind, gender, available);
      CREATE INDEX products_brand ON products (brand_key) WHERE brand_key <> '';
      CREATE INDEX products_colour ON products (colour_key);

      CREATE TABLE sizes (
        product INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        label TEXT NOT NULL,
        stock INTEGER,
        PRIMARY KEY (product, position)
      ) STRICT, WITHOUT ROWID;

      CREATE VIRTUAL TABLE product_text USING fts5 (
        name, kind, facts,
        content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
      );
      -- Merging of index segments is done in small steps after an import, never in the middle of a write.
      INSERT INTO product_text (product_text, rank) VALUES ('automerge', 0), ('crisismerge', 1500), ('usermerge', 2);

      CREATE TABLE tags (
        epc TEXT NOT NULL,
        batch INTEGER NOT NULL,
        sku TEXT NOT NULL,
        PRIMARY KEY (epc, batch)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX tags_batch ON tags (batch);
      CREATE INDEX tags_sku ON tags (sku);

      CREATE TABLE looks (
        id INTEGER PRIMARY KEY,
        batch INTEGER NOT NULL,
        outfit TEXT NOT NULL,
        UNIQUE (batch, outfit)
      ) STRICT;
      CREATE TABLE look_pieces (
        look INTEGER NOT NULL REFERENCES looks (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        sku TEXT NOT NULL,
        slot TEXT,
        PRIMARY KEY (look, sku)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX look_pieces_sku ON look_pieces (sku);

      CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        batch INTEGER NOT NULL,
        sku TEXT NOT NULL,
        rating INTEGER NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        language TEXT NOT NULL,
        date TEXT,
        helpful INTEGER NOT NULL,
        recommended INTEGER
      ) STRICT;
      CREATE INDEX reviews_sku ON reviews (sku);
      CREATE INDEX reviews_batch ON reviews (batch);

      CREATE TABLE review_digests (
        sku TEXT PRIMARY KEY,
        stamp TEXT NOT NULL,
        digest TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'seasons are kept once',
    sql: 'ALTER TABLE products DROP COLUMN season',
  },
  {
    name: 'reviews say where they come from',
    sql: `
      ALTER TABLE reviews ADD COLUMN source TEXT NOT NULL DEFAULT '';
      ALTER TABLE batches ADD COLUMN live_at INTEGER;
    `,
  },
  {
    name: 'words are looked up in memory',
    sql: `
      DROP TABLE product_text;
      CREATE INDEX products_available ON products (available);
    `,
  },
  {
    name: 'a size may be a shade',
    sql: 'ALTER TABLE sizes ADD COLUMN shade TEXT',
  },
  {
    name: 'shades are found without reading all sizes',
    sql: 'CREATE INDEX sizes_shade ON sizes (product) WHERE shade IS NOT NULL',
  },
  {
    name: 'a size is made for some heights',
    sql: 'ALTER TABLE sizes ADD COLUMN height TEXT',
  },
];
