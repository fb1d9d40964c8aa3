import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import { LinkProvider } from '../../link/react.tsx';
import type { Road } from './attempts.ts';
import type { Roads } from './roads.ts';

const RoadsContext = createContext<Roads | null>(null);

export const RoadsProvider = ({ roads, children }: { roads: Roads; children: ReactNode }) => (
  <RoadsContext value={roads}>
    <LinkProvider link={roads}>{children}</LinkProvider>
  </RoadsContext>
);

export const useRoads = (): Roads => {
  const roads = useContext(RoadsContext);
  if (!roads) throw new Error('useRoads outside RoadsProvider');
  return roads;
};

/** By which road this till's questions go just now. */
export const useRoad = (): Road | null => {
  const roads = useRoads();
  return useSyncExternalStore(roads.onRoad, roads.road);
};
