import { useState } from 'react';
import { brandList } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { saveCsv } from '../parts/saveCsv.ts';
import styles from './Export.module.css';

/** Lists for a spreadsheet. Nobody's name is in them. */
export const Export = () => {
  const { t } = useStaffLanguage();
  const link = useLink();
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState('');
  const take = async (list: (typeof brandList.options)[number]) => {
    const answer = await link.call('brand.csv', { list });
    if (!answer.ok) return setFault(t(`fault.${answer.fault.code}.title`));
    setFault('');
    saveCsv(answer.value.csv, `${list}-${new Date().toISOString().slice(0, 10)}.csv`);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="download" size={20} />
        {t('offers.export')}
      </Button>
      {open && (
        <Dialog title={t('offers.export')} onClose={() => setOpen(false)}>
          <p className={styles.text}>{t('offers.exportText')}</p>
          <div className={styles.lists}>
            {brandList.options.map((list) => (
              <Button key={list} size="large" onClick={() => void take(list)}>
                {t(`offers.list.${list}`)}
              </Button>
            ))}
          </div>
          <p role="alert">{fault}</p>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('offers.close')}
          </Button>
        </Dialog>
      )}
    </>
  );
};
