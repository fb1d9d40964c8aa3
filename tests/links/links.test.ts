import { linkSuite } from '../suites/link-suite.ts';
import { memoryCarrier } from './memory-carrier.ts';
import { socketCarrier } from './socket-carrier.ts';

linkSuite('memory', memoryCarrier);
linkSuite('a WebSocket', socketCarrier);
