import type { BrandLost } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import lists from './Lists.module.css';

/** Why it is given up. */
export const WriteOffDialog = ({
  lost,
  onClose,
  onDone,
}: {
  lost: BrandLost;
  onClose(): void;
  onDone(): void;
}) => {
  const { t, say, money } = useStaffLanguage();
  const link = useLink();
  const { holder, offer } = lost;
  const site = lost.site ? say(lost.site) : (lost.kiosk.split('/')[1] ?? lost.kiosk);
  return (
    <ReasonDialog
      title={t('lost.sure', { sum: money(lost.worth) })}
      act={t('lost.writeOff')}
      onReason={(reason) => link.call('brand.writeOff', { holder, offer, reason })}
      onClose={onClose}
      onDone={onDone}
    >
      <p className={lists.note}>{t('lost.sureText', { site })}</p>
    </ReasonDialog>
  );
};
