import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What is counted about one process, in the names under which Prometheus scrapes it. */
export class Metrics {
  readonly registry = new Registry();

  /** Answers over HTTP, by method, route and status. */
  readonly requests = new Counter({
    name: 'steward_http_requests_total',
    help: 'HTTP requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  });
  /** Seconds an operation took, by transport and type. For subscriptions: until it was set up. */
  readonly operations = new Histogram({
    name: 'steward_graphql_operation_duration_seconds',
    help: 'How long GraphQL operations took; subscriptions until they were set up.',
    labelNames: ['transport', 'type'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  /** Errors in answers, by code. */
  readonly errors = new Counter({
    name: 'steward_graphql_errors_total',
    help: 'Errors in GraphQL answers.',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly openSockets = new Gauge({
    name: 'steward_open_sockets',
    help: 'WebSocket connections that are open.',
    registers: [this.registry],
  });
  readonly unhandledRejections = new Counter({
    name: 'steward_unhandled_rejections_total',
    help: 'Promises that were rejected with nobody to hear it.',
    registers: [this.registry],
  });
  /** Denials that could not be written to the audit log. */
  readonly lostDenials = new Counter({
    name: 'steward_lost_denials_total',
    help: 'Denials that could not be written to the audit log.',
    registers: [this.registry],
  });

  /** Adds what Node tells about the process: memory, event loop, garbage collection. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }
}
