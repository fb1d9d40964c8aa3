import { useState } from 'react';
import { offerKind, type BrandOffer, type Fault } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import type { Shelf } from '../keep.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { newIntent } from '../redeem/intent.ts';
import { besideOf, blocks, type Place } from './beside.ts';
import { draftOfRule, newDraft, offerOfDraft } from './draft.ts';
import { Choice, Field, Lines, Said, Tick } from './fields.tsx';
import type { BrandPage } from './Offers.tsx';
import { Preview } from './Preview.tsx';
import { Hours, Products, Sites, Together } from './Rules.tsx';
import { useDraft } from './useDraft.ts';
import { Worth } from './Worth.tsx';
import styles from './Editor.module.css';

/** An offer is written here: what is wrong stands beside the field, what it says in words beside the form. */
export const Editor = ({
  page,
  offer,
  asNew,
  shelf,
  onClose,
}: {
  page: BrandPage;
  offer: BrandOffer | null;
  /** Begun from another offer. */
  asNew: boolean;
  shelf: Shelf;
  onClose(): void;
}) => {
  const { t, say } = useStaffLanguage();
  const link = useLink();
  const edited = asNew ? null : offer;
  const id = edited?.rule.id ?? null;
  const name = `${page.brand.id}.${id ?? (offer ? `copy-of-${offer.rule.id}` : 'new')}`;
  const work = useDraft({
    shelf,
    name,
    offer: id,
    start: () => ({
      draft: offer ? draftOfRule(offer.rule, page.languages) : newDraft(Date.now(), page.languages),
      version: edited?.version ?? 0,
    }),
  });
  const { draft, change, check, online } = work;
  // One intent for this editor: a second press after a lost answer publishes nothing twice.
  const [intent] = useState(newIntent);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const said = (place: Place) => <Said beside={besideOf(check, place)} missing={tried} />;

  const publish = async (warned: boolean) => {
    setTried(true);
    if (check && blocks(check) > 0) return setFault({ code: 'offer-unsound' });
    setBusy(true);
    const answer = await link.call('brand.publish', {
      offer: id,
      draft: offerOfDraft(draft),
      version: work.version,
      warned,
      intent,
    });
    setBusy(false);
    if (!answer.ok) return setFault(answer.fault);
    work.forget();
    onClose();
  };
  const now = page.offers.find(({ rule }) => rule.id === id)?.version ?? work.version;

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Button look="quiet" onClick={onClose}>
          <Icon name="back" size={20} />
          {t('editor.back')}
        </Button>
        <h1>{edited ? say(edited.rule.title) : t('editor.new')}</h1>
        {work.resumed && (
          <p>
            {t('editor.resumed')}
            <Button
              look="quiet"
              onClick={() => {
                work.forget();
                onClose();
              }}
            >
              {t('editor.discard')}
            </Button>
          </p>
        )}
      </header>
      <div className={styles.sides}>
        <form className={styles.form} onSubmit={(event) => event.preventDefault()} noValidate>
          <Card title={t('editor.part.worth')}>
            <Choice
              name={t('editor.kind')}
              options={offerKind.options}
              value={draft.kind}
              say={(kind) => t(`offers.kind.${kind}`)}
              onChange={(kind) => change({ kind })}
            />
            {said('kind')}
            <Worth draft={draft} change={change} />
            {said('worth')}
            {said('prizes')}
          </Card>
          <Card title={t('editor.part.words')} note={t('editor.wordsNote')}>
            {page.languages.map((language) => (
              <div key={language} className={styles.fields}>
                <Field
                  wide
                  name={t('editor.title', { language: languageName(t, language) })}
                  value={draft.title[language] ?? ''}
                  onChange={(text) => change({ title: { ...draft.title, [language]: text } })}
                />
                <Lines
                  name={t('editor.terms', { language: languageName(t, language) })}
                  value={draft.terms[language] ?? ''}
                  onChange={(text) => change({ terms: { ...draft.terms, [language]: text } })}
                />
              </div>
            ))}
            {said('words')}
          </Card>
          <Card title={t('editor.part.when')}>
            <div className={styles.fields}>
              {(['validFrom', 'validUntil', 'claimFrom', 'claimUntil'] as const).map((key) => (
                <Field
                  key={key}
                  type="datetime-local"
                  name={t(`editor.time.${key}`)}
                  value={draft[key]}
                  onChange={(text) => change({ [key]: text })}
                />
              ))}
            </div>
            {said('window')}
            {said('claim')}
            <Hours draft={draft} change={change} />
            {said('hours')}
          </Card>
          <Card title={t('editor.part.many')} note={t('editor.manyNote')}>
            <div className={styles.fields}>
              {(
                [
                  'stock',
                  'perPerson',
                  'claimsPerPersonDay',
                  'claimsPerDay',
                  'usesPerPersonDay',
                  'usesPerDay',
                ] as const
              ).map((key) => (
                <Field
                  key={key}
                  type="number"
                  name={t(`editor.count.${key}`)}
                  value={draft[key]}
                  onChange={(text) => change({ [key]: text })}
                />
              ))}
              <Field
                type="sum"
                name={t('editor.budget')}
                value={draft.budget}
                onChange={(budget) => change({ budget })}
              />
            </div>
            <Choice
              name={t('editor.personBy')}
              options={['phone', 'member'] as const}
              value={draft.personBy}
              say={(by) => t(`editor.personBys.${by}`)}
              onChange={(personBy) => change({ personBy })}
            />
            {draft.personBy === 'member' && (
              <p className={styles.aside}>{t('editor.personByNote')}</p>
            )}
            {said('stock')}
            {said('limits')}
            {said('budget')}
          </Card>
          <Card title={t('editor.part.where')}>
            {page.sites.length > 0 && <Sites draft={draft} change={change} sites={page.sites} />}
            {said('sites')}
            <Products draft={draft} change={change} />
            {said('products')}
          </Card>
          <Card title={t('editor.part.together')}>
            <Together
              draft={draft}
              change={change}
              others={page.offers.filter(({ rule }) => rule.id !== id)}
            />
            {said('together')}
          </Card>
          <Card title={t('editor.part.risk')} note={t('editor.riskNote')}>
            <div className={styles.fields}>
              {(['riskCoupon', 'riskDay'] as const).map((key) => (
                <Field
                  key={key}
                  type="sum"
                  name={t(`editor.sum.${key}`)}
                  value={draft[key]}
                  onChange={(text) => change({ [key]: text })}
                />
              ))}
              <Field
                type="number"
                name={t('editor.loan')}
                hint={t('editor.loanHint')}
                value={draft.loan}
                onChange={(loan) => change({ loan })}
              />
            </div>
            <Tick checked={draft.home} onChange={(home) => change({ home })}>
              {t('editor.home')}
            </Tick>
            {said('risk')}
          </Card>
        </form>
        <Preview
          check={check}
          online={online}
          busy={busy}
          fault={fault}
          onPublish={publish}
          {...(fault?.code === 'offer-changed' && {
            onAnyway: () => {
              work.rebase(now);
              setFault(null);
            },
          })}
        />
      </div>
    </div>
  );
};

const languageName = (t: ReturnType<typeof useStaffLanguage>['t'], language: string): string =>
  language === 'zh' || language === 'en' ? t(`editor.language.${language}`) : language;
