// The drawings that carry state.
import type { ShapeName } from './shapeName.ts';

export function Shape({ name, className = '' }: { readonly name: ShapeName; readonly className?: string }) {
  return (
    <svg className={`shape ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#shape-${name}`} />
    </svg>
  );
}
