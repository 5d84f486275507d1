// PostgreSQL, reached from one network only, and by nobody but its owner in Entra ID.
// A module of its own, because the owner's entry is named after an id that is known only when the identity is there.

@description('What the server is named after.')
param name string

param location string

@description('The network from which the server is found by its name.')
param networkId string

@description('The subnet that the server is put in, delegated to it.')
param subnetId string

@description('The name of the identity that owns the database, under which it signs in.')
param ownerName string

@description('The object id of that identity.')
param ownerId string

param tenantId string

var unique = uniqueString(resourceGroup().id)

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}-${unique}-zone.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${unique}'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled', tenantId: tenantId }
    network: { delegatedSubnetResourceId: subnetId, privateDnsZoneArmResourceId: zone.id }
  }
  dependsOn: [zone::link]

  resource database 'databases' = {
    name: 'preflight'
  }

  resource owner 'administrators' = {
    name: ownerId
    properties: { principalName: ownerName, principalType: 'ServicePrincipal', tenantId: tenantId }
    // The server refuses two changes at once.
    dependsOn: [database]
  }
}

@description('Where the database is. It holds no password: the owner signs in with a token.')
output url string = 'postgres://${ownerName}@${server.properties.fullyQualifiedDomainName}:5432/${server::database.name}?sslmode=verify-full'
