import { type EndpointList, endpointsFor, showEndpointGroup } from '../facts/endpoints.ts';
import type { Profile } from '../facts/profile.ts';

/** The names to allow in the cloud of a planned installation, a step for each purpose. */
export const listEndpoints =
  (list: EndpointList) =>
  ({ cloud }: Profile): string[] => {
    const groups = endpointsFor(list, cloud);
    return groups.length > 0
      ? groups.map(showEndpointGroup)
      : ['Take the names from the list that Microsoft publishes for this cloud'];
  };
