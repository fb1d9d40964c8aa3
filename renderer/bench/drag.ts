import type { DragEvent } from 'react';

const TYPE = 'application/x-lookglass-sku';

export const startDrag = (event: DragEvent, sku: string): void => {
  event.dataTransfer.setData(TYPE, sku);
  event.dataTransfer.effectAllowed = 'move';
};

/** While something is over a place only the type is readable, not the value. */
export const holdsGarment = (event: DragEvent): boolean => event.dataTransfer.types.includes(TYPE);

export const droppedSku = (event: DragEvent): string | null =>
  event.dataTransfer.getData(TYPE) || null;
