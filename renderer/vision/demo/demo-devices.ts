import type { CameraDevices } from '../camera/open-camera.ts';

/** A camera that is always there: a drawn person moves before it. Loaded when first asked for, with all it draws by. */
export const demoDevices = (): CameraDevices => ({
  async getUserMedia() {
    const { openDemoCamera } = await import('./demo-camera.ts');
    return openDemoCamera();
  },
  enumerateDevices: () =>
    Promise.resolve([
      { kind: 'videoinput', deviceId: 'drawn', groupId: '', label: 'Drawn person', toJSON() {} },
    ]),
  addEventListener() {},
  removeEventListener() {},
});
