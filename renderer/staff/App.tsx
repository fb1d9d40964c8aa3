import { useEffect, useState } from 'react';
import { useLinkStatus } from '../link/react.tsx';
import { Assortment } from './assortment/Assortment.tsx';
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
  const section = useSection();

  useEffect(() => {
    document.title = t('title');
  }, [t]);

  if (status.kind === 'outdated') return <Outdated />;
  if (session.kind === 'arriving') return <Arriving />;
  if (session.kind === 'guest') return <SignIn shelf={visit} page={shelf} again={session.again} />;
  return (
    <TillDesk shelf={shelf} visit={visit}>
      <Shell section={section} shelf={shelf} onSignOut={signOut}>
        {section === 'redeem' && <Redeem />}
        {section === 'recent' && <Recent />}
        {section === 'assortment' && <Assortment />}
        {section === 'health' && <Health />}
      </Shell>
    </TillDesk>
  );
};
