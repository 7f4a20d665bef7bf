import type { SceneObject } from '@grafana/scenes';

let scene: SceneObject | undefined;

/** The dashboard on the page: elements that a panel's header takes get no scene object of their own. */
export const currentScene = () => scene;

/** Remembers the dashboard on the page. */
export function setCurrentScene(next: SceneObject): void {
  scene = next;
}
