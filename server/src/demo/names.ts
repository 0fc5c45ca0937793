/** Names for the demo world: trees, plants and waters. No place, no real group, no real person. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const coalitionNames = words(`
  Alder Aspen Bayberry Beech Birch Blackthorn Bramble Buckeye Burdock Butternut Catalpa Cedar Chestnut Clover Columbine
  Cottonwood Cypress Dogwood Elder Elm Fern Foxglove Gentian Goldenrod Hackberry Hawthorn Hazel Heather Hemlock Hickory
  Holly Hornbeam Ironwood Ivy Laurel Lavender Linden Lupine Magnolia Mallow Maple Marigold Mulberry Myrtle Nettle Oak
  Osage Pawpaw Pine Poplar Primrose Redbud Rowan Sage Sassafras Spruce`).map((plant) => `${plant} Coalition`);

export const providerNames = [
  'Juniper Support Network',
  'Sumac Training Center',
  'Tamarack Resource Center',
  'Teasel Learning Network',
  'Thistle Support Network',
  'Trillium Training Center',
  'Tupelo Resource Center',
  'Verbena Learning Network',
  'Violet Support Network',
  'Walnut Training Center',
  'Willow Resource Center',
  'Wisteria Learning Network',
  'Yarrow Support Network',
  'Yew Training Center',
];

export const funderNames = ['Larch Fund', 'Sequoia Fund', 'Watercress Fund', 'Saltmarsh Fund'];

const programPlants = words(`
  Anise Basil Bluebell Camas Chicory Comfrey Dill Fennel Flax Mint Moss Reed Rush Sorrel Tansy`);
const programWaters = words('Brook Cove Creek Delta Falls Harbor Inlet Lagoon Marsh Pond Spring Tide');
const programKinds = words('House Center Program Shelter Advocates');

/** 180 names, each once: every plant with every water. */
export const programNames = programPlants.flatMap((plant, i) =>
  programWaters.map((water, j) => `${plant} ${water} ${programKinds[(i + j) % programKinds.length]}`),
);

const given = words(`
  Ama Amara Anika Aroha Ayo Beatriz Carmen Chidi Dalia Devi Eleni Esi Farah Fatou Grace Hana Ifeoma Imani Ines Isla Jamila
  Joan Kamala Keiko Kesi Lena Leila Lucia Maeve Malia Mara Marisol Mei Mina Nadia Naima Nia Noor Ofelia Olga Paloma Pilar
  Quinn Rana Rosa Ruth Sade Sami Selma Siobhan Sofia Tala Tamika Thea Uma Vera Wanda Winona Xiomara Yara Zainab Zora`);
const family = words(`
  Ashdown Barrow Brightwater Calder Corwen Dunmore Eastlake Fairhill Farrow Greenlea Halden Hartwell Ingram Kestrel Larkin
  Lowell Marlowe Merrin Northam Oakes Pell Quill Ravel Rainer Sallow Stillman Tarn Thorne Underhill Vale Wexley Winter`);

/** Enough different people for every organization to have its own leaders over the years. */
export const personNames = given.flatMap((first) => family.map((last) => `${first} ${last}`));

/** `Alder Coalition` → `alder-coalition`, for addresses under the reserved `.example` domain. */
export function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
