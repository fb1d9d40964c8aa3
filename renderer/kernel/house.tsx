import {
  createElement,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Stage } from '../kit/stage.tsx';
import type { AnyExperience } from './experience.ts';
import { StillThere } from './idle/still-there.tsx';
import { moveFocus, wishOf } from './keys.ts';
import { narrow } from './needs.ts';
import type { AnyView } from './views.ts';
import { Quiet } from './quiet.tsx';
import { useHouse, useKernelState, useTouches } from './react.tsx';
import { Wall } from './wall.tsx';

/** Null while it comes. A view that cannot be read is a crash like any other. */
const useView = (id: string): AnyView | null => {
  const { views } = useHouse();
  const arrival = useSyncExternalStore(views.subscribe, () => views.look(id));
  useEffect(() => void views.fetch(id), [views, id]);
  switch (arrival.kind) {
    case 'coming':
      return null;
    case 'here':
      return arrival.View;
    case 'failed':
      throw arrival.error;
  }
};

const Performance = ({ experience }: { experience: AnyExperience }) => {
  const { kernel, link } = useHouse();
  const place = useKernelState((state) => state.place);
  const playing = useKernelState((state) => state.course.playing);
  const View = useView(experience.id);
  const host = useMemo(() => narrow(link, experience.needs), [link, experience]);
  const set = place?.site.experiences?.[experience.id];
  const settings = useMemo(() => {
    const parsed = experience.settings.safeParse(set ?? {});
    return parsed.success ? parsed.data : experience.settings.parse({});
  }, [experience, set]);
  // For one frame after a change the store may be ahead of the tree.
  if (playing?.id !== experience.id) return null;
  if (!View) return <Quiet words={false} />;
  return createElement(View, {
    state: playing.state,
    send: (event) => kernel.send({ kind: 'own', id: experience.id, event }),
    host,
    settings,
  });
};

const useKeys = (inside: { readonly current: HTMLElement | null }) => {
  const { kernel } = useHouse();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const wish = wishOf(event.key);
      if (wish === null) return;
      const { countdown } = kernel.store.getState();
      if (wish === 'next' || wish === 'previous') {
        event.preventDefault();
        if (inside.current) moveFocus(inside.current, wish === 'next' ? 1 : -1);
      } else if (wish === 'help') {
        event.preventDefault();
        const guide = kernel.store.getState().experiences.find((one) => one.door?.guide);
        if (guide?.door?.guide) kernel.send({ kind: 'open', id: guide.id, at: guide.door.guide });
      } else if (countdown === null) {
        kernel.send({ kind: 'back' });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [kernel, inside]);
};

const useSpokenLanguage = () => {
  const { i18n } = useTranslation();
  const language = useKernelState((state) => state.course.language);
  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [i18n, language]);
};

/** What is played, behind its wall; thrown away and begun anew at every wipe. */
const Play = (): ReactNode => {
  const { kernel } = useHouse();
  const round = useKernelState((state) => state.course.round);
  const id = useKernelState((state) => state.course.playing?.id);
  const experience = useKernelState((state) =>
    state.experiences.find((one) => one.id === state.course.playing?.id),
  );
  const placed = useKernelState((state) => state.place !== null);
  if (!experience || !placed) return <Quiet words={placed} />;
  return (
    <Wall key={`${round} ${id}`} onCrash={(error) => kernel.crashed(experience.id, error)}>
      <Performance experience={experience} />
    </Wall>
  );
};

/** The whole page: the stage, what is played on it, the question whether anybody is still there, and what may lie `over` it. */
export const House = ({ over }: { over?: ReactNode }) => {
  const { kernel, views } = useHouse();
  const inside = useRef<HTMLDivElement>(null);
  const screen = useKernelState((state) => state.place?.screen);
  const playing = useKernelState((state) => state.course.playing);
  const accessible = useKernelState((state) => state.course.accessible);
  const countdown = useKernelState((state) => state.countdown);
  useTouches(kernel);
  useKeys(inside);
  useSpokenLanguage();
  useEffect(() => {
    const idle = window.requestIdleCallback(() => void views.fetchAll());
    return () => window.cancelIdleCallback(idle);
  }, [views]);
  return (
    <Stage
      theme={screen?.theme ?? 'paper'}
      accessible={accessible}
      diagonalInches={screen?.diagonalInches ?? 43}
      lowerEdgeMm={screen?.lowerEdgeMm ?? 734}
      data-experience={playing?.id ?? 'quiet'}
      data-step={playing?.state.step ?? 'quiet'}
    >
      <div ref={inside} style={{ position: 'absolute', inset: 0 }}>
        <div inert={countdown !== null} style={{ position: 'absolute', inset: 0 }}>
          <Play />
        </div>
        {countdown && <StillThere countdown={countdown} />}
        {over}
      </div>
    </Stage>
  );
};
