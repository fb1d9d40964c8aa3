import styles from './steps.module.css';

/** What to do, in order; never more than three. */
export const Steps = ({
  title,
  steps,
}: {
  title?: string;
  steps: readonly { readonly name: string; readonly text: string }[];
}) => (
  <section className={styles.steps} aria-label={title}>
    {title !== undefined && <h2>{title}</h2>}
    <ol>
      {steps.map(({ name, text }) => (
        <li key={name}>
          <b>{name}</b>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  </section>
);
