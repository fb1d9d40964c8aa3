/** A fresh intent: 128 random bits. `randomUUID` needs TLS, which a shop's own network often lacks. */
export const newIntent = (): string => {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
