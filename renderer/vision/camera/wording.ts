/** Names the words of the consent; a record says which were read. New words are a new version. */
export const CONSENT_WORDING = '2026-11-25';
