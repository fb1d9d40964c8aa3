/** What a hub knows of its kiosks; the same in SQLite and PostgreSQL. */
export const FLEET_TABLES = [
  `CREATE TABLE IF NOT EXISTS fleet_invite (
     key_hash TEXT PRIMARY KEY,
     node TEXT NOT NULL,
     until_ms BIGINT NOT NULL,
     public_key TEXT)`,
  `CREATE TABLE IF NOT EXISTS fleet_node (
     node TEXT PRIMARY KEY,
     handle BIGINT NOT NULL UNIQUE,
     public_key TEXT NOT NULL,
     code_key TEXT NOT NULL,
     broker_line TEXT NOT NULL,
     enrolled_at BIGINT NOT NULL,
     state TEXT NOT NULL,
     seen_at BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS fleet_mail (
     id TEXT PRIMARY KEY,
     node TEXT NOT NULL,
     kind TEXT NOT NULL,
     body TEXT NOT NULL,
     at_ms BIGINT NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS fleet_mail_of_node ON fleet_mail (node, at_ms)`,
];
