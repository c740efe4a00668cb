-- A city's buildings outnumber its other areas by far: questions about streets, communities and grids pass them by.
create index area_path_above_buildings on area using gist (path) where kind <> 'building';
create index area_parts on area (parent_id) where until_at is null;
-- A building's doors in their order, for lists that are read a page at a time.
create index dwelling_in_order on dwelling (community_id, building_id, sort_key);
drop index dwelling_of_building;
