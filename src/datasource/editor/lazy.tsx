import React, { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react';
import { loaded } from '../load/load-error';

/** A component that is loaded when it is first shown; where that fails, it throws a `LoadError`. */
export function lazily<P extends object>(load: () => Promise<{ default: FunctionComponent<never> }>): ComponentType<P> {
  const chunk = load as unknown as () => Promise<{ default: ComponentType<P> }>;
  const Loaded = lazy(() => loaded(chunk())) as unknown as ComponentType<P>;
  return function Lazy(props: P) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
