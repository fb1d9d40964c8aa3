/** Where a command writes: what it was asked for, and what it has to say besides. Lines end in a line break. */
export type CommandIo = {
  out(text: string): void;
  err(text: string): void;
};
