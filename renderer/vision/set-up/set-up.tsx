import { lazy, Suspense, useEffect, useState } from 'react';
import { useHouse, useKernelState } from '../../kernel/react.tsx';

const Glass = lazy(async () => ({ default: (await import('./glass.tsx')).Glass }));

/** The camera's picture on its own screen, while staff set it up and nobody uses the screen. */
export const SetUp = () => {
  const { link } = useHouse();
  const screen = useKernelState((state) => state.place?.screen);
  const engaged = useKernelState((state) => state.course.engaged);
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(
    () =>
      link.watch('cameras', ({ cameras }) =>
        setAsked(
          cameras.find(({ setUp, screen: at }) => setUp && at === screen?.id)?.screen ?? null,
        ),
      ),
    [link, screen?.id],
  );
  if (engaged || !screen?.camera || asked !== screen.id) return null;
  return (
    <Suspense fallback={null}>
      <Glass camera={JSON.stringify(screen.camera)} />
    </Suspense>
  );
};
