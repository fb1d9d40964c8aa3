import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_CHANNEL, type Bridge } from './contract/bridge.ts';

/**
 * Names this document in every message both ways. After a reload the host cannot take the new document for the
 * old one, nor can an answer meant for the old one reach the new.
 */
const documentId = crypto.getRandomValues(new Uint32Array(4)).join('-');

const bridge: Bridge = {
  send(message) {
    ipcRenderer.send(BRIDGE_CHANNEL, documentId, message);
  },
  listen(onMessage) {
    const deliver = (_event: unknown, to: unknown, message: unknown) => {
      if (to === documentId) onMessage(message);
    };
    ipcRenderer.on(BRIDGE_CHANNEL, deliver);
    return () => void ipcRenderer.off(BRIDGE_CHANNEL, deliver);
  },
};

contextBridge.exposeInMainWorld('lookglass', bridge);
