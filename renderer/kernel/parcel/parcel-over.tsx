import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import { Headline } from '../page/headline.tsx';
import { useStage } from '../react.tsx';
import styles from './parcel-over.module.css';

/** What became of the picture, and the two ways on. */
export const ParcelOver = ({
  title,
  why,
  again,
  finish,
  onAgain,
}: {
  title: string;
  /** Only where it could not be sent. */
  why: string | null;
  again: string;
  finish: string;
  onAgain(): void;
}) => {
  const { done } = useStage();
  return (
    <>
      <Headline title={title} />
      {why !== null && <p className={styles.why}>{why}</p>}
      <div className={styles.actions}>
        <Tap look="secondary" onTap={onAgain}>
          <Icon name="again" />
          {again}
        </Tap>
        <Tap look="primary" onTap={done}>
          <Icon name="check" />
          {finish}
        </Tap>
      </div>
    </>
  );
};
