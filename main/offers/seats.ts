import type { Sql } from '../store/sql.ts';

/** How many people may come with the code of one screen, offer and slot; who has a seat keeps it. */
export type Seats = {
  take(asked: {
    readonly slot: string;
    readonly person: string;
    readonly seats: number;
    readonly wall: number;
  }): Promise<boolean>;
};

/** A code is good for a minute. */
const KEPT_MS = 3 * 60_000;
const SWEEP_EVERY = 100;

export const SEAT_TABLE = `CREATE TABLE IF NOT EXISTS offer_seat (
  slot TEXT NOT NULL,
  n BIGINT NOT NULL,
  person TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (slot, n),
  UNIQUE (slot, person))`;

/** Seats that the instances of a hub share: each is a row, and two people at one seat are one too many for the table. */
export const openSqlSeats = (sql: Sql): Seats => {
  let taken = 0;
  return {
    async take({ slot, person, seats, wall }) {
      if (taken++ % SWEEP_EVERY === 0)
        await sql.query('DELETE FROM offer_seat WHERE at_ms < $1', wall - KEPT_MS);
      // Each round that finds its seat gone has seen another person sit down: there are no more rounds than seats.
      for (let round = 0; round <= seats; round++) {
        const held = await sql.query('SELECT person FROM offer_seat WHERE slot = $1', slot);
        if (held.some((one) => one['person'] === person)) return true;
        if (held.length >= seats) return false;
        const sat = await sql.query(
          `INSERT INTO offer_seat (slot, n, person, at_ms) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING RETURNING n`,
          slot,
          held.length + 1,
          person,
          wall,
        );
        if (sat.length > 0) return true;
      }
      return false;
    },
  };
};
