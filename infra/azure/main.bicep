// Container Apps with two silos or more; members, reminders and histories in a storage account, which silos reach as a managed
// identity. No account key and no connection string exists: signing in with keys is shut off.
//
//   az deployment group create -g GROUP -f infra/azure/main.bicep -p image=... publicUrl=... signingKey="$(openssl rand -base64 64 | tr -d '\n')"
//
// Keep the signing key: the next deployment needs the same one.

@description('Where everything is made.')
param location string = resourceGroup().location

@description('The start of the names of what is made here.')
@minLength(3)
@maxLength(16)
param name string = 'samenwerken'

@description('The image with its version, built with WithOrleans=true, such as registry.example.nl/samenwerken:0.1.0.')
param image string

@description('The address that people use, such as https://samenwerken.example.nl.')
param publicUrl string

@description('The key that all silos sign with: 64 bytes in base64. Whoever has it can be anybody in every meeting.')
@secure()
@minLength(88)
@maxLength(88)
param signingKey string

@description('The login server of an Azure container registry from which the silos\' identity may pull; empty for an image that anybody can pull.')
param registryServer string = ''

@description('How many silos there are at least. With one, an upgrade or a fault of it is a pause for all.')
@minValue(2)
@maxValue(10)
param minReplicas int = 2

@description('How many silos there are at most.')
@minValue(2)
@maxValue(30)
param maxReplicas int = 4

@description('Processor cores of a silo, as text, since Bicep has no fractions.')
param cpu string = '1.0'

@description('Memory of a silo; Container Apps wants 2 Gi for each core.')
param memory string = '2Gi'

@description('How the storage account is kept: in three zones of one region, or also in another region.')
@allowed(['Standard_ZRS', 'Standard_GZRS', 'Standard_LRS', 'Standard_GRS'])
param storageSku string = 'Standard_ZRS'

@description('For how many days a deleted container can be had back.')
@minValue(1)
@maxValue(365)
param keepDeletedDays int = 14

@description('For how many days the logs are kept.')
@minValue(30)
@maxValue(730)
param keepLogsDays int = 30

var storageName = take('${toLower(replace(name, '-', ''))}${uniqueString(resourceGroup().id)}', 24)

// Built-in roles have the same ids everywhere.
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-silo'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: storageName
  location: location
  kind: 'StorageV2'
  sku: {
    name: storageSku
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // Not of blobs, and no versions: the head of a history is written at each commit, and every former one would be kept.
      isVersioningEnabled: false
      deleteRetentionPolicy: {
        enabled: false
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: keepDeletedDays
      }
    }

    resource histories 'containers' = {
      name: 'samenwerken'
    }
  }
}

resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, storageTableDataContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource mayUseBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, storageBlobDataContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: keepLogsDays
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
  }
}

// What the silos write, in which no address has its query, and what the platform says of them. These two by name: a log of
// requests at the ingress would hold the query of /hub, with access_token.
resource logsOfEnvironment 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: environment
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  // A silo that may not use its store yet does not start.
  dependsOn: [mayUseTables, mayUseBlobs]
  properties: {
    environmentId: environment.id
    configuration: {
      // New silos are ready before old ones go; both are members of one cluster meanwhile.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'auto'
        allowInsecure: false
      }
      registries: empty(registryServer)
        ? []
        : [
            {
              server: registryServer
              identity: identity.id
            }
          ]
      secrets: [
        {
          name: 'signing-key'
          value: signingKey
        }
      ]
    }
    template: {
      // The 30 seconds that the host gives itself, and some to spare.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'silo'
          image: image
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: [
            {
              name: 'Samenwerken__Engine'
              value: 'Orleans'
            }
            {
              name: 'Samenwerken__PublicUrl'
              value: publicUrl
            }
            {
              name: 'Samenwerken__SigningKeyFile'
              value: '/run/secrets/samenwerken/signing-key'
            }
            {
              name: 'Samenwerken__Orleans__ClusterId'
              value: name
            }
            {
              name: 'Samenwerken__Orleans__ServiceId'
              value: 'samenwerken'
            }
            {
              name: 'Samenwerken__Orleans__Clustering'
              value: 'AzureStorage'
            }
            {
              name: 'Samenwerken__Orleans__TableServiceUri'
              value: storage.properties.primaryEndpoints.table
            }
            {
              name: 'Samenwerken__Orleans__BlobServiceUri'
              value: storage.properties.primaryEndpoints.blob
            }
            {
              name: 'Samenwerken__Orleans__Container'
              value: storage::blobs::histories.name
            }
            {
              name: 'Samenwerken__Orleans__ManagedIdentityClientId'
              value: identity.properties.clientId
            }
            // The ingress of Container Apps is the only way in for browsers.
            {
              name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED'
              value: 'true'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/health/live'
                port: 8080
              }
              periodSeconds: 5
              failureThreshold: 30
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/health/ready'
                port: 8080
              }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 2
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/health/live'
                port: 8080
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
          ]
          volumeMounts: [
            {
              volumeName: 'secrets'
              mountPath: '/run/secrets/samenwerken'
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'secrets'
          storageType: 'Secret'
          secrets: [
            {
              secretRef: 'signing-key'
              path: 'signing-key'
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'processor'
            custom: {
              type: 'cpu'
              metadata: {
                type: 'Utilization'
                value: '70'
              }
            }
          }
        ]
      }
    }
  }
}

@description('Where the app can be reached; point the name of publicUrl there.')
output address string = 'https://${app.properties.configuration.ingress.fqdn}'

@description('The storage account that holds every meeting.')
output storageAccount string = storage.name
