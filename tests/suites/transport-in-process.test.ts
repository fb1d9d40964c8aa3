import { inProcess } from '../../main/fleet/in-process.ts';
import type { HubTransport } from '../../main/fleet/transport.ts';
import { transportSuite } from './transport-suite.ts';

transportSuite('inside one process', async () => {
  const { hub, join } = inProcess();
  let receive: Parameters<HubTransport['listen']>[0] | null = null;
  return {
    hub: {
      ...hub,
      listen(next) {
        receive = next;
        hub.listen(next);
      },
    },
    join,
    kill: () => hub.close(),
    async revive() {
      if (receive) hub.listen(receive);
    },
    close: () => hub.close(),
  };
});
