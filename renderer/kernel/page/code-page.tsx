import type { ReactNode } from 'react';
import { Qr } from '../../kit/qr.tsx';
import { useStage } from '../react.tsx';
import { Headline } from './headline.tsx';
import { Page, type Status } from './page.tsx';
import { Steps } from './steps.tsx';
import styles from './code-page.module.css';

/** Edges of the code in layout pixels; on glass it has to stay below where the shopper stands. */
const PAPER = 580;
const GLASS = 500;

export type PageCode = {
  readonly text: string;
  /** For ears: what the code is for. */
  readonly label: string;
  readonly name: string;
  readonly apps: string;
  readonly keep: string;
};

/** One large code, what it opens in words, and what happens then in three steps. */
export const CodePage = ({
  status,
  eyebrow,
  title,
  code,
  instead,
  steps,
}: {
  status: Status;
  eyebrow: string;
  title: string;
  code: PageCode | null;
  /** What stands where the code would, as long as there is none. */
  instead?: ReactNode;
  steps: readonly { readonly name: string; readonly text: string }[];
}) => {
  const { screen } = useStage();
  return (
    <Page lead="back" status={status} className={styles.page ?? ''}>
      <Headline eyebrow={eyebrow} title={title} />
      {code ? (
        <section className={styles.code} aria-label={code.name}>
          <Qr
            text={code.text}
            label={code.label}
            edge={screen.theme === 'mirror' ? GLASS : PAPER}
          />
          <p className={styles.label}>{code.name}</p>
          <p className={styles.apps}>{code.apps}</p>
          <p className={styles.keep}>{code.keep}</p>
        </section>
      ) : (
        instead !== undefined && <section className={styles.code}>{instead}</section>
      )}
      <Steps steps={steps} />
    </Page>
  );
};
