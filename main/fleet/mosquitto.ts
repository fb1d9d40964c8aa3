import { pbkdf2Sync, randomBytes } from 'node:crypto';

/** Mosquitto's own number; its passwords are for people, ours are 256 random bits. */
const ROUNDS = 101;

/**
 * One line of Mosquitto's password file as `mosquitto_passwd` writes it: `$7$` is PBKDF2 with SHA-512.
 * https://github.com/eclipse-mosquitto/mosquitto/blob/v2.0.11/src/password_mosq.c
 */
export const mosquittoPassword = (user: string, password: string): string => {
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, ROUNDS, 64, 'sha512');
  return `${user}:$7$${ROUNDS}$${salt.toString('base64')}$${hash.toString('base64')}`;
};
