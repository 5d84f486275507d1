// Everything that Preflight runs on in Azure, in one resource group.
//
// The bot runs on Container Apps rather than App Service: it is the image that is tested, watched by its own probes, and
// no plan is paid for beside it. The same identity is the bot, reads the tenant and owns the database, so that nowhere is
// a password.

@description('What the resources are named after: 3 to 10 lower-case letters and digits.')
@minLength(3)
@maxLength(10)
param name string = 'preflight'

@description('Where everything is kept. Only the bot registration and the alerts are global.')
param location string = resourceGroup().location

@description('The image in the registry that this template makes, such as preflight:0.1.0. Empty at first, when there is no registry yet to push it to: then everything is made but the running bot.')
param image string = ''

@description('Seals the audit record: 32 bytes as 64 hexadecimal digits. Needed once. Left out later, the one in the vault stays.')
@secure()
param auditKey string = ''

@description('Entra object ids of the first administrators, separated by commas. Empty: whoever adds Preflight to a conversation.')
param admins string = ''

@description('The OAuth connection of the bot by which administrators let Preflight read as them. Empty: nobody can sign in.')
param oauthConnection string = ''

@description('The e-mail address that alerts go to.')
param alertEmail string

var unique = uniqueString(resourceGroup().id)
var port = 3978
var isDeployed = !empty(image)
// Ids of roles that Azure itself has, the same in every tenant.
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

// Who Preflight is

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${unique}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Preflight'
    endpoint: 'https://${name}.${hosting.properties.defaultDomain}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identity.id
    msaAppTenantId: identity.properties.tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

// Where it is reached: the database from this network only

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/24'] }
    subnets: [
      {
        name: 'hosting'
        properties: {
          addressPrefix: '10.20.0.0/26'
          delegations: [{ name: 'hosting', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.20.0.64/28'
          delegations: [{ name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
    ]
  }

  resource hostingSubnet 'subnets' existing = { name: 'hosting' }
  resource databaseSubnet 'subnets' existing = { name: 'database' }
}

// What it keeps

module database 'database.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    networkId: network.id
    subnetId: network::databaseSubnet.id
    ownerName: identity.name
    ownerId: identity.properties.principalId
    tenantId: identity.properties.tenantId
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-${unique}'
  location: location
  properties: {
    tenantId: identity.properties.tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // Without the key nobody can tell an audit record from a forged one.
    enablePurgeProtection: true
  }

  resource key 'secrets' = if (!empty(auditKey)) {
    name: 'audit-key'
    properties: { value: auditKey }
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: '${name}${unique}'
  location: location
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource readsKey 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource pullsImage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

// Where it runs

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource hosting 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: { infrastructureSubnetId: network::hostingSubnet.id, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = if (isDeployed) {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    managedEnvironmentId: hosting.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: port, transport: 'http', allowInsecure: false }
      registries: [{ server: registry.properties.loginServer, identity: identity.id }]
      secrets: [{ name: 'audit-key', keyVaultUrl: '${vault.properties.vaultUri}secrets/audit-key', identity: identity.id }]
    }
    template: {
      terminationGracePeriodSeconds: 30
      // One, and never none: jobs fall due when nobody asks, and each process keeps the pace of Teams by itself.
      scale: { minReplicas: 1, maxReplicas: 1 }
      containers: [
        {
          name: 'preflight'
          image: '${registry.properties.loginServer}/${image}'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'MicrosoftAppId', value: identity.properties.clientId }
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppTenantId', value: identity.properties.tenantId }
            { name: 'AZURE_TENANT_ID', value: identity.properties.tenantId }
            // Read by @azure/identity: which of the identities here reads the tenant.
            { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
            { name: 'DATABASE_URL', value: database.outputs.url }
            { name: 'AUDIT_KEY', secretRef: 'audit-key' }
            { name: 'ADMINS', value: admins }
            { name: 'OAUTH_CONNECTION', value: oauthConnection }
            { name: 'PORT', value: string(port) }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 5
              failureThreshold: 24
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 30
              timeoutSeconds: 5
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: port }
              periodSeconds: 10
              timeoutSeconds: 5
            }
          ]
        }
      ]
    }
  }
  dependsOn: [pullsImage, readsKey, vault::key]
}

// Who is told when it does not

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: logs.id }
}

resource told 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    enabled: true
    groupShortName: name
    emailReceivers: [{ name: 'administrators', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

resource asked 'Microsoft.Insights/webtests@2022-06-15' = if (isDeployed) {
  name: '${name}-ready'
  location: location
  kind: 'standard'
  tags: { 'hidden-link:${insights.id}': 'Resource' }
  properties: {
    SyntheticMonitorId: '${name}-ready'
    Name: 'Preflight answers'
    Enabled: true
    Kind: 'standard'
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }]
    Request: {
      RequestUrl: 'https://${name}.${hosting.properties.defaultDomain}/readyz'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 7 }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = if (isDeployed) {
  name: '${name}-not-ready'
  location: 'global'
  properties: {
    description: 'Preflight does not answer from two places in the world.'
    enabled: true
    severity: 1
    scopes: [asked.id, insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: asked.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: told.id }]
  }
}

resource noReplica 'Microsoft.Insights/metricAlerts@2018-03-01' = if (isDeployed) {
  name: '${name}-no-replica'
  location: 'global'
  properties: {
    description: 'No replica of Preflight runs.'
    enabled: true
    severity: 1
    scopes: [app.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'replicas'
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: 'Replicas'
          timeAggregation: 'Maximum'
          operator: 'LessThan'
          threshold: 1
        }
      ]
    }
    actions: [{ actionGroupId: told.id }]
  }
}

resource failing 'Microsoft.Insights/metricAlerts@2018-03-01' = if (isDeployed) {
  name: '${name}-failing'
  location: 'global'
  properties: {
    description: 'Preflight answered Teams with a server error more than 5 times in 15 minutes.'
    enabled: true
    severity: 2
    scopes: [app.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'failures'
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: 'Requests'
          dimensions: [{ name: 'statusCodeCategory', operator: 'Include', values: ['5xx'] }]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [{ actionGroupId: told.id }]
  }
}

@description('The MicrosoftAppId: for preflight package --app-id.')
output appId string = identity.properties.clientId

@description('The object id of the identity: for preflight grant --to.')
output identityObjectId string = identity.properties.principalId

@description('Where the image goes: for az acr build --registry.')
output registryName string = registry.name

@description('Where Teams sends to.')
output messagingEndpoint string = bot.properties.endpoint
