import { Fragment, useMemo } from 'react';
import { phrases } from './phrasing.ts';

/** Words that break between words. Goes inside an element that may balance its lines. */
export const Phrase = ({ text, language }: { text: string; language: string }) => {
  const parts = useMemo(() => phrases(text, language), [text, language]);
  return (
    <span style={{ wordBreak: parts.length > 1 ? 'keep-all' : 'normal', overflowWrap: 'anywhere' }}>
      {parts.map((part, i) => (
        // A part has no name but its place; the list never changes within one text.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={i}>
          {i > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
};
