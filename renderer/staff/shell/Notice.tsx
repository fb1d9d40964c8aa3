import { useSyncExternalStore, type ReactNode } from 'react';
import { Icon, type IconName } from '../../kit/icons.tsx';

const ROOMY = '(min-width: 761px) and (min-height: 501px)';
const watchRoom = (onChange: () => void): (() => void) => {
  const query = window.matchMedia(ROOMY);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
};

/** Something that staff have to know while it lasts. Where there is little room its title stands, and the rest is a tap away. */
export const Notice = ({
  icon,
  title,
  children,
}: {
  icon: IconName;
  title: string;
  children: ReactNode;
}) => {
  const isRoomy = useSyncExternalStore(watchRoom, () => window.matchMedia(ROOMY).matches);
  return (
    <>
      <Icon name={icon} size={isRoomy ? 28 : 22} />
      {isRoomy ? (
        <p>
          <b>{title}</b>
          {children}
        </p>
      ) : (
        <details>
          <summary>{title}</summary>
          <p>{children}</p>
        </details>
      )}
    </>
  );
};
