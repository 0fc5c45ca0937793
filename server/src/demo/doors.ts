/** The organizations that the front page's doors lead into, each as its leader. */
export const DOORS = {
  leader: 'Alder Coalition',
  provider: 'Juniper Support Network',
  funder: 'Larch Fund',
} as const;

/** Whose staff are answering: the door that leads to a ballot and signs nobody in. */
export const STAFF_DOOR = 'Cottonwood Coalition';
