/** What is wrong with a settings file, said so that whoever wrote it can mend it. */
export type SettingsProblem = {
  readonly file: string;
  /** `offers[0].validUntil`, or empty for the file as a whole. */
  readonly path: string;
  readonly reason: string;
};

const describeProblem = ({ file, path, reason }: SettingsProblem): string =>
  `${file}${path ? ` at ${path}` : ''}: ${reason}`;

export class SettingsError extends Error {
  readonly problems: readonly SettingsProblem[];
  constructor(problems: readonly SettingsProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}
