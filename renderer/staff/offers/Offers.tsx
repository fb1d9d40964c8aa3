import { useState } from 'react';
import type { BrandOffer, CallOutput } from '../../../preload/contract/index.ts';
import { useLinkStatus } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import type { Shelf } from '../keep.ts';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Editor } from './Editor.tsx';
import { Export } from './Export.tsx';
import { Frame, Nothing } from './Frame.tsx';
import { OfferCard } from './OfferCard.tsx';
import { useBrand } from './useBrand.ts';
import styles from './Offers.module.css';

export type BrandPage = CallOutput<'brand.offers'>;
type Opened = { readonly offer: BrandOffer | null; readonly copy: boolean };

/** A brand's offers: how each stands, and the editor over them. */
export const Offers = ({ shelf }: { shelf: Shelf }) => {
  const { t, say, time } = useStaffLanguage();
  const { told, refresh } = useBrand('brand.offers');
  const online = useLinkStatus().kind === 'connected';
  const [opened, setOpened] = useState<Opened | null>(null);
  const page = told.kind === 'told' ? told.value : null;

  if (opened && page)
    return (
      <Editor
        page={page}
        offer={opened.offer}
        asNew={opened.copy}
        shelf={shelf}
        onClose={() => {
          setOpened(null);
          refresh();
        }}
      />
    );
  return (
    <Frame
      title={page ? t('offers.titleOf', { brand: say(page.brand.name) }) : t('nav.offers')}
      note={told.kind === 'told' ? t('offers.asOf', { time: time(told.at) }) : undefined}
      told={told}
      tools={
        page && (
          <>
            <Export />
            {page.writable && (
              <Button
                look="ink"
                busy={!online}
                onClick={() => setOpened({ offer: null, copy: false })}
              >
                <Icon name="plus" size={20} />
                {t('offers.new')}
              </Button>
            )}
          </>
        )
      }
    >
      {page && !page.writable && <Nothing title={t('offers.atHub')} text={t('offers.atHubText')} />}
      {page?.offers.length === 0 && (
        <Nothing title={t('offers.none')} text={t('offers.noneText')} />
      )}
      <ul className={styles.list}>
        {page?.offers.map((offer) => (
          <OfferCard
            key={offer.rule.id}
            offer={offer}
            writable={page.writable && online}
            onEdit={(copy) => setOpened({ offer, copy })}
            onChanged={refresh}
          />
        ))}
      </ul>
    </Frame>
  );
};
