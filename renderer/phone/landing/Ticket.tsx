import type { Fault, MemberClaim } from '../../../preload/contract/index.ts';
import { useNow } from '../../kit/useNow.ts';
import { Follow } from '../parts/Follow.tsx';
import { houseOf, useKnownSite } from '../parts/house.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import { usePatience } from '../parts/patience.ts';
import { Pill } from '../parts/Pill.tsx';
import { Spinner } from '../parts/Waiting.tsx';
import { WaysOut } from '../parts/WaysOut.tsx';
import type { Opened } from './landing.ts';
import { useMember } from './member.ts';
import { MemberAsk } from './MemberAsk.tsx';
import { OfferCard } from './OfferCard.tsx';
import { RedPacket } from './RedPacket.tsx';
import styles from './Ticket.module.css';

type TicketProps = {
  opened: Opened;
  claiming: boolean;
  fault: Fault | null;
  onClaim(member?: MemberClaim): void;
};

/** The offer, and the one tap that claims it. */
export const Ticket = ({ opened, claiming, fault, onClaim }: TicketProps) => {
  const { t, say, day, language } = usePhoneLanguage();
  const site = useKnownSite();
  const patience = usePatience(claiming);
  const now = useNow(60_000);
  const { offer, brand, left } = opened;
  // The line above the heading says what the bar above it does not.
  const from = site && houseOf(site) !== site.name ? site.name : brand.name;
  const isPacket = offer.kind === 'red-packet';
  const member = useMember(language);
  const asksMember = opened.personBy === 'member';
  const claim = () => {
    if (claiming) return;
    const brought = asksMember ? member.bring() : undefined;
    if (brought !== null) onClaim(brought);
  };
  const ask = asksMember && <MemberAsk brand={brand} member={member} onSubmit={claim} />;

  return (
    <main className={styles.landing}>
      <p className={styles.eyebrow}>{t('landing.eyebrow', { from: say(from), day: day(now) })}</p>
      <h1>{t(isPacket ? 'landing.headingPacket' : 'landing.heading')}</h1>

      {isPacket ? (
        <>
          {/* A packet is opened by a tap on itself, which comes last. */}
          {ask}
          <RedPacket offer={offer} brand={brand} claiming={claiming} onOpen={claim} />
        </>
      ) : (
        <>
          <OfferCard offer={offer} brand={brand} />
          {ask}
          <Pill look="action" className={styles.claim ?? ''} busy={claiming} onClick={claim}>
            {claiming && patience !== 'calm' && <Spinner />}
            {t(claiming ? 'landing.claiming' : 'landing.claim')}
          </Pill>
        </>
      )}

      <div className={styles.note} role="status">
        {fault ? (
          <p className={styles.fault}>
            <b>{t(`fault.${fault.code}.title`)}</b> {t(`fault.${fault.code}.text`)}
          </p>
        ) : (
          <p>
            {patience === 'words' && t('line.slowClaim')}
            {patience === 'apology' && t('line.verySlow')}
            {(patience === 'calm' || patience === 'spinner') && (
              <>
                {t(asksMember ? 'member.note' : 'landing.note')}
                {left !== null && (
                  <>
                    {' · '}
                    <b>{t('landing.left', { count: left })}</b>
                  </>
                )}
              </>
            )}
          </p>
        )}
      </div>

      <section className={styles.rules}>
        <h2>{t('landing.rules')}</h2>
        <p>{say(offer.terms)}</p>
      </section>
      {brand.follow && <Follow brand={brand} />}
      <footer className={styles.out}>
        <WaysOut url={window.location.href} />
      </footer>
    </main>
  );
};
