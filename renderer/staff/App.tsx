import { useEffect, useState } from 'react';
import { useLinkStatus } from '../link/react.tsx';
import { Assortment } from './assortment/Assortment.tsx';
import { Garments } from './garments/Garments.tsx';
import { CameraSetUp } from './cameras/CameraSetUp.tsx';
import { Changes } from './offers/Changes.tsx';
import { Exceptions } from './offers/Exceptions.tsx';
import { Offers } from './offers/Offers.tsx';
import { Health } from './health/Health.tsx';
import { pageShelf, visitShelf } from './keep.ts';
import { useStaffLanguage } from './parts/language.ts';
import { Outdated, Arriving } from './parts/Arriving.tsx';
import { Redeem } from './redeem/Redeem.tsx';
import { Recent } from './redeem/Recent.tsx';
import { TillDesk } from './redeem/TillDesk.tsx';
import { useSection } from './section.ts';
import { useSession } from './session.ts';
import { Shell } from './shell/Shell.tsx';
import { SignIn } from './sign-in/SignIn.tsx';

export const App = () => {
  const { t } = useStaffLanguage();
  const [shelf] = useState(pageShelf);
  const [visit] = useState(visitShelf);
  const { session, signOut } = useSession(visit);
  const status = useLinkStatus();
  const side = session.kind === 'brand' ? 'brand' : 'staff';
  const section = useSection(side);

  useEffect(() => {
    document.title = t('title');
  }, [t]);

  if (status.kind === 'outdated') return <Outdated />;
  if (session.kind === 'arriving') return <Arriving />;
  if (session.kind === 'guest') return <SignIn shelf={visit} page={shelf} again={session.again} />;
  if (session.kind === 'brand')
    return (
      <Shell side="brand" section={section} shelf={shelf} onSignOut={signOut}>
        {section === 'offers' && <Offers shelf={shelf} />}
        {section === 'exceptions' && <Exceptions />}
        {section === 'changes' && <Changes />}
      </Shell>
    );
  return (
    <TillDesk shelf={shelf} visit={visit}>
      <Shell side="staff" section={section} shelf={shelf} onSignOut={signOut}>
        {section === 'redeem' && <Redeem />}
        {section === 'recent' && <Recent />}
        {section === 'assortment' && <Assortment />}
        {section === 'garments' && <Garments />}
        {section === 'cameras' && <CameraSetUp />}
        {section === 'health' && <Health />}
      </Shell>
    </TillDesk>
  );
};
