import { useEffect, useState } from 'react';
import { phoneShelf } from './keep.ts';
import { Find } from './find/Find.tsx';
import { Landing } from './landing/Landing.tsx';
import { SiteContext } from './parts/house.ts';
import { usePhoneLanguage } from './parts/language.ts';
import { LineBanner } from './parts/LineBanner.tsx';
import { TopBar } from './parts/TopBar.tsx';
import { Parcel } from './picture/Parcel.tsx';
import { useRoute } from './route.ts';
import { useSiteFeed } from './site-feed.ts';
import { AtTill } from './till/AtTill.tsx';
import { CouponPage } from './wallet/CouponPage.tsx';
import { WalletContext, useWalletFeed } from './wallet/feed.ts';
import { StoresContext, useStoresFeed } from './wallet/stores.ts';
import { UseNotice } from './wallet/UseNotice.tsx';
import { Wallet } from './wallet/Wallet.tsx';
import styles from './App.module.css';

export const App = () => {
  const route = useRoute();
  const [shelf] = useState(phoneShelf);
  const wallet = useWalletFeed(shelf);
  const site = useSiteFeed(shelf);
  const stores = useStoresFeed(shelf, wallet.coupons);
  const { t } = usePhoneLanguage();

  useEffect(() => {
    document.title = t('title');
  }, [t]);

  return (
    <SiteContext value={site}>
      <WalletContext value={wallet}>
        <StoresContext value={stores}>
          <div className={styles.page}>
            <TopBar route={route} shelf={shelf} />
            <LineBanner />
            {/* A till that asks through this phone says so itself. */}
            {route.kind !== 'till' && <UseNotice />}
            {route.kind === 'code' && <Landing key={route.code} code={route.code} />}
            {route.kind === 'picture' && <Parcel key={route.id} id={route.id} />}
            {route.kind === 'find' && <Find key={route.invitation} invitation={route.invitation} />}
            {route.kind === 'till' && <AtTill key={route.challenge} challenge={route.challenge} />}
            {route.kind === 'coupon' && <CouponPage key={route.id} id={route.id} shelf={shelf} />}
            {route.kind === 'wallet' && <Wallet />}
          </div>
        </StoresContext>
      </WalletContext>
    </SiteContext>
  );
};
