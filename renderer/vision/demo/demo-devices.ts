import type { CameraDevices } from '../camera/open-camera.ts';
import type { Framing } from './person.ts';

/** A camera that is always there: a drawn person moves before it. Loaded when first asked for, with all it draws by. */
export const demoDevices = (framing: Framing): CameraDevices => ({
  async getUserMedia() {
    const { openDemoCamera } = await import('./demo-camera.ts');
    return openDemoCamera(framing);
  },
  enumerateDevices: () =>
    Promise.resolve([
      { kind: 'videoinput', deviceId: 'drawn', groupId: '', label: 'Drawn person', toJSON() {} },
    ]),
  addEventListener() {},
  removeEventListener() {},
});
