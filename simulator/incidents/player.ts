import { type EventQueue } from '../core/events';
import { incidentByName, IncidentError } from './catalogue';
import { type EndIncident, type Incident, type Stage } from './types';

/** An incident that is playing. */
export interface Playing {
  readonly id: number;
  readonly incident: string;
  readonly engine: string;
  /** Simulated seconds. */
  readonly began: number;
  readonly ends: number;
}

/** Plays incidents on the stages of a fleet. */
export class IncidentPlayer {
  private readonly active = new Map<number, Playing & { readonly end: EndIncident }>();
  private ids = 1;

  constructor(
    private readonly events: EventQueue,
    private readonly stages: ReadonlyMap<string, Stage>
  ) {}

  /** What is playing, in the order in which it began. */
  get playing(): readonly Playing[] {
    return [...this.active.values()].map(({ end: _, ...playing }) => playing);
  }

  /** Whether an incident is playing on an engine. */
  isPlaying(name: string, engine: string): boolean {
    return this.playing.some((other) => other.incident === name && other.engine === engine);
  }

  /**
   * Finds an incident and where it would play.
   *
   * @throws IncidentError for an unknown name or engine, and where the engine lacks what the incident needs.
   */
  check(name: string, engine: string): { readonly incident: Incident; readonly stage: Stage } {
    const incident = incidentByName(name);
    const stage = this.stageOf(engine);
    const lacking = incident.lacks?.(stage);
    if (lacking !== undefined) {
      throw new IncidentError(`${name} on ${engine} needs ${lacking}`);
    }
    return { incident, stage };
  }

  /**
   * Begins an incident now.
   *
   * @param seconds how long it lasts; by default as long as such an incident usually does.
   * @throws IncidentError for an unknown name or engine, and where the engine lacks what the incident needs.
   */
  begin(name: string, engine: string, seconds?: number): Playing {
    const { incident, stage } = this.check(name, engine);
    const lasts = seconds ?? incident.seconds;
    if (!Number.isFinite(lasts) || lasts <= 0) {
      throw new IncidentError(`an incident lasts more than 0 seconds, not ${lasts}`);
    }
    if (this.isPlaying(name, engine)) {
      throw new IncidentError(`${name} is playing on ${engine} already: end it first`);
    }
    const { now } = this.events;
    const playing = { id: this.ids++, incident: name, engine, began: now, ends: now + lasts };
    this.active.set(playing.id, { ...playing, end: incident.begin(stage) });
    this.events.call(playing.ends, () => this.end(playing.id));
    return playing;
  }

  /** Ends an incident before its time. @returns false where it is over already. */
  end(id: number): boolean {
    const playing = this.active.get(id);
    this.active.delete(id);
    playing?.end();
    return playing !== undefined;
  }

  private stageOf(engine: string): Stage {
    const stage = this.stages.get(engine);
    if (stage === undefined) {
      throw new IncidentError(
        `there is no engine "${engine}"; there are ${[...this.stages.keys()].slice(0, 20).join(', ')}`
      );
    }
    return stage;
  }
}
