import type { House as HouseParts } from '../kernel/react.tsx';
import { HouseProvider } from '../kernel/react.tsx';
import { House } from '../kernel/house.tsx';
import { SetUp } from '../vision/set-up/set-up.tsx';
import { Scanner } from './Scanner.tsx';

export const App = ({ house }: { house: HouseParts }) => (
  <HouseProvider house={house}>
    <Scanner link={house.link} />
    <House over={<SetUp />} />
  </HouseProvider>
);
