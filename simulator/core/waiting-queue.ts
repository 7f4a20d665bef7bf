import { type SimulatedRequest } from './request';

/** The requests that wait, first come first served; a preempted one comes back to the front. */
export class WaitingQueue {
  private requests: SimulatedRequest[] = [];
  private head = 0;

  get size(): number {
    return this.requests.length - this.head;
  }

  /** The request at a position, 0 being the next one. */
  at(position: number): SimulatedRequest {
    return this.requests[this.head + position];
  }

  push(request: SimulatedRequest): void {
    this.requests.push(request);
  }

  /** Puts a request before all others. */
  prepend(request: SimulatedRequest): void {
    if (this.head > 0) {
      this.requests[--this.head] = request;
    } else {
      this.requests.unshift(request);
    }
  }

  /** Takes out the request at a position. */
  removeAt(position: number): void {
    if (position > 0) {
      this.requests.splice(this.head + position, 1);
      return;
    }
    this.head++;
    if (this.head > 1024 && this.head * 2 > this.requests.length) {
      this.requests.splice(0, this.head);
      this.head = 0;
    }
  }

  /** Takes out a request wherever it stands; false where it does not wait. */
  remove(request: SimulatedRequest): boolean {
    const index = this.requests.indexOf(request, this.head);
    if (index < 0) {
      return false;
    }
    this.removeAt(index - this.head);
    return true;
  }

  /** All of them, and none is left. */
  drain(): SimulatedRequest[] {
    const all = this.requests.slice(this.head);
    this.requests = [];
    this.head = 0;
    return all;
  }
}
