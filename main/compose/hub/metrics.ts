import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import type { CallName, FaultCode } from '../../../preload/contract/index.ts';

/** Seconds; most calls end within a commit. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export type HubMetrics = {
  observe(call: CallName, outcome: 'ok' | FaultCode, ms: number): void;
  /** Prometheus' text. */
  read(): Promise<Response>;
  close(): Promise<void>;
};

/** What a hub counts. Labels are calls and closed codes: nothing of a person, a coupon or a till is in them. */
export const openHubMetrics = (gauges: {
  readonly nodesConnected: () => number;
  readonly outboxDepth: () => number;
  readonly sockets: () => number;
}): HubMetrics => {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [exporter] });
  const meter = provider.getMeter('lookglass');
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);

  const claims = meter.createCounter('lookglass_claims_total', { description: 'Coupons claimed' });
  const redemptions = meter.createCounter('lookglass_redemptions_total', {
    description: 'Coupons redeemed',
  });
  const refusals = meter.createCounter('lookglass_refusals_total', {
    description: 'Calls answered with a fault, by call and code',
  });
  const latency = meter.createHistogram('lookglass_call_duration_seconds', {
    description: 'From a call to its answer',
    unit: 's',
    advice: { explicitBucketBoundaries: BUCKETS },
  });
  const gauge = (name: string, description: string, read: () => number) =>
    meter
      .createObservableGauge(name, { description })
      .addCallback((result) => result.observe(read()));
  gauge(
    'lookglass.nodes.connected',
    'Kiosks heard of in the last two minutes',
    gauges.nodesConnected,
  );
  gauge('lookglass_outbox_depth', 'What kiosks say they have yet to tell', gauges.outboxDepth);
  gauge('lookglass_sockets', 'Pages connected to this instance', gauges.sockets);

  return {
    observe(call, outcome, ms) {
      latency.record(ms / 1_000, { call });
      if (outcome !== 'ok') refusals.add(1, { call, code: outcome });
      else if (call === 'offers.claim') claims.add(1);
      else if (call === 'offers.redeem') redemptions.add(1);
    },
    async read() {
      const { resourceMetrics } = await exporter.collect();
      return new Response(serializer.serialize(resourceMetrics), {
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      });
    },
    close: () => provider.shutdown(),
  };
};
